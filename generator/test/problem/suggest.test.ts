import { test } from "uvu";
import * as assert from "uvu/assert";
import { didYouMean, suggestion } from "../../src/problem/suggest.js";

const names = ["redis", "replicas", "tls", "nutrition-service", "image"];

const cases: readonly (readonly [word: string, expected: string | undefined])[] = [
  ["redsi", "redis"],
  ["reids", "redis"],
  ["Redis", "redis"],
  ["replica", "replicas"],
  ["replcias", "replicas"],
  ["repliccass", "replicas"],
  ["tsl", "tls"],
  ["nutrition-servcie", "nutrition-service"],
  ["db", undefined],
  ["t", undefined],
  ["", undefined],
  ["ingress", undefined],
  ["redis", undefined],
];

for (const [word, expected] of cases) {
  test(`"${word}" is taken for ${expected}`, () => assert.is(suggestion(word, names), expected));
}

test("the nearest candidate wins, not the first", () =>
  assert.is(suggestion("images", ["imagine", "image"]), "image"));

test("a suggestion reads as the end of a message", () => {
  assert.is(didYouMean("redsi", names), ' Did you mean "redis"?');
  assert.is(didYouMean("kafka", names), "");
});

test.run();
