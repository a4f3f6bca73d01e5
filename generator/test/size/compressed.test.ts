import { test } from "uvu";
import * as assert from "uvu/assert";
import { codeLengths } from "../../src/size/code-lengths.js";
import { compressed } from "../../src/size/compressed.js";

// What compress/gzip of Go 1.26 makes of them at BestCompression.
const lengths: readonly (readonly [what: string, bytes: Buffer, length: number])[] = [
  ["few words", text(2, 5_000, 20), 801],
  ["many words", text(3, 30_000, 2000), 7712],
  ["more than a window", text(4, 200_000, 800), 44895],
  [
    "a repetition from further back than a window",
    Buffer.concat([text(5, 40_000, 300), text(6, 60_000, 4000), text(5, 40_000, 300)]),
    35880,
  ],
  ["bytes of all kinds", bytes(7, 50_000), 41216],
  [
    "a repetition from as far back as can be",
    Buffer.concat(Array.from({ length: 4 }, () => bytes(11, 32_768))),
    28239,
  ],
];

for (const [what, all, length] of lengths) {
  test(`${what}: as long as Go makes it`, () => assert.is(compressed(all, [all.length]).length, length));
}

test("the parts are the whole, but for what frames it", () => {
  const all = text(8, 100_000, 500);
  const ends = [1, 1, 7, 40_000, 40_258, 99_999, 100_000];
  const { length, shares } = compressed(all, ends);
  const sum = shares.reduce((total, share) => total + share, 0);
  assert.ok(length - sum > 22 && length - sum < 24, `${length} and ${sum}`);
  assert.is(shares[1], 0, "an empty part takes nothing");
  assert.ok(
    shares.every((share, i) => i === 1 || share > 0),
    String(shares),
  );
});

test("what is there for the first time is dear, its repetition cheap", () => {
  const [one, other] = [text(9, 10_000, 400), text(10, 10_000, 400)];
  const all = Buffer.concat([one, other, one, other]);
  const [first, second, third, fourth] = compressed(all, [10_000, 20_000, 30_000, 40_000]).shares as [
    number,
    number,
    number,
    number,
  ];
  assert.ok(first > 10 * third && second > 10 * fourth, `${first} ${second} ${third} ${fourth}`);
});

test("codes: the shortest for the most frequent, none for what does not occur, never longer than the limit", () => {
  assert.equal(codeLengths([8, 0, 4, 2, 1, 1], 15), [1, 0, 2, 3, 4, 4]);
  assert.equal(codeLengths([8, 0, 4, 2, 1, 1], 3), [1, 0, 3, 3, 3, 3]);
  assert.equal(codeLengths([0, 5, 0], 15), [0, 1, 0]);
  const limited = codeLengths(
    Array.from({ length: 40 }, (_, i) => 2 ** Math.min(i, 30)),
    7,
  );
  assert.is(Math.max(...limited), 7);
  assert.is(
    limited.reduce((sum, length) => sum + 2 ** -length, 0),
    1,
    "no code is wasted",
  );
});

test.run();

/** Words in a random order, the same on every machine. */
function text(seed: number, length: number, words: number): Buffer {
  const next = numbers(seed);
  const known = Array.from({ length: words }, () =>
    Array.from({ length: 3 + (next() % 9) }, () => String.fromCharCode(97 + (next() % 26))).join(""),
  );
  let written = "";
  while (written.length < length)
    written += `${known[(next() % words) * (next() % 2)]!}${next() % 7 === 0 ? "\n" : " "}`;
  return Buffer.from(written.slice(0, length));
}

function bytes(seed: number, length: number): Buffer {
  const next = numbers(seed);
  return Buffer.from(
    Array.from({ length }, () => {
      const number = next();
      return (number % 256) & (number >> 9);
    }),
  );
}

function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
}
