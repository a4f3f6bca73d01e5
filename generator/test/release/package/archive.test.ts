import { test } from "uvu";
import * as assert from "uvu/assert";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { tar } from "../../../src/release/package/tar.js";
import { untar } from "../../../src/release/package/untar.js";

const chart = { path: "Chart.yaml", bytes: Buffer.from("name: a\n") };
const packed = gzipSync(tar("a", [chart, { path: "b", bytes: Buffer.alloc(1000, "b") }], 0));

test("every file comes back from an archive, whatever its name and length", () => {
  const part = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 80 })
    .filter((text) => !/[/\\\0\n]/.test(text) && text !== ".." && text !== ".");
  const file = fc.record({
    path: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")),
    bytes: fc.uint8Array({ maxLength: 1100 }).map((bytes) => Buffer.from(bytes)),
  });
  fc.assert(
    fc.property(fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 5 }), (more) => {
      const files = [chart, ...more.filter(({ path }) => path !== "Chart.yaml")];
      const expected = files
        .map(({ path, bytes }) => ({ path, bytes }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
      assert.equal(
        untar("a.tgz", gzipSync(tar("a", files, 0))).map(({ path, bytes }) => ({
          path,
          bytes: Buffer.from(bytes),
        })),
        expected,
      );
    }),
    { numRuns: 300 },
  );
});

test("the order in which files are given does not count", () => {
  const files = [chart, { path: "b", bytes: Buffer.from("b") }, { path: "a/b", bytes: Buffer.from("c") }];
  assert.equal(tar("a", files, 0), tar("a", [...files].reverse(), 0));
});

test("a package that is cut short anywhere, or not the same in its headers, is refused", () => {
  for (let length = 0; length < packed.length; length += 7)
    assert.throws(
      () => untar("a.tgz", packed.subarray(0, length)),
      /a\.tgz: 1 problem\n\n.*is not a whole package of a chart/,
    );
  const archive = tar("a", [chart], 0);
  archive[0] = 0x62;
  assert.throws(() => untar("a.tgz", gzipSync(archive)), /its archive is cut short or damaged/);
  assert.throws(
    () => untar("a.tgz", gzipSync(tar("a", [chart], 0).subarray(0, 515))),
    /its archive is cut short or damaged/,
  );
  assert.throws(() => untar("a.tgz", gzipSync(tar("a", [], 0))), /it has no Chart\.yaml/);
});

test("a file outside of the chart's folder is refused", () => {
  assert.throws(
    () => untar("a.tgz", gzipSync(tar("a", [chart, { path: "../../b", bytes: Buffer.from("b") }], 0))),
    /lies outside of the chart's folder/,
  );
});

test.run();
