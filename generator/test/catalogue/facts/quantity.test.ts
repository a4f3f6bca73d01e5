import { test } from "uvu";
import * as assert from "uvu/assert";
import { isWhole, quantity } from "../../../src/catalogue/facts/quantity.js";

const equal: readonly (readonly [number | string, number | string])[] = [
  [0.1, "100m"],
  [2, "2000m"],
  ["1.5", "1500m"],
  ["0.0005", "0.5m"],
  ["1k", 1000],
  ["1Ki", 1024],
  ["1.5Gi", "1536Mi"],
  ["1E", "1000000T"],
  ["1Ei", "1048576Ti"],
  [1e-7, "0.0001m"],
  ["00.10", 0.1],
  ["0.3", 0.3],
  [0, "0Gi"],
];

for (const [a, b] of equal) test(`${a} is ${b}`, () => assert.is(quantity(a), quantity(b)));

const rising = [
  "0",
  "1m",
  0.0011,
  "0.5",
  1,
  "1k",
  "1Ki",
  "1M",
  "1Mi",
  "900000000Ki",
  "1T",
  "1Ti",
  "1P",
  "1Pi",
  "1E",
  "1Ei",
];

for (const [i, more] of rising.slice(1).entries())
  test(`${rising[i]} is less than ${more}`, () => assert.ok(quantity(rising[i]!) < quantity(more)));

test("whole amounts are told from fractions", () => {
  assert.equal(
    ["1", "1000m", "1.5k", "0.5Ki", "1Mi"].map((amount) => isWhole(quantity(amount))),
    [true, true, true, true, true],
  );
  assert.equal(
    ["1m", "0.5", 1.25, "1.0001k"].map((amount) => isWhole(quantity(amount))),
    [false, false, false, false],
  );
});

test.run();
