import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { MAX_FOLDERS, MAX_PACKAGE_BYTES, MAX_SCHEMA_DEPTH } from "../../../src/problem/limits.js";
import { ProblemsError } from "../../../src/problem/problem.js";
import { compareSchemas } from "../../../src/release/contract/compare-schemas.js";
import type { Schema } from "../../../src/release/contract/schema/schema.js";
import { type ArchiveFile, tar } from "../../../src/release/package/tar.js";
import { packageContent } from "../../../src/release/version/from-files.js";

// Packages of others that would take all the time or memory that there is.
const folder = mkdtempSync(join(tmpdir(), "chartwright-limits-"));
test.after(() => rmSync(folder, { recursive: true }));
const metadata = "apiVersion: v2\nname: shop\nversion: 1.0.0\n";

test("a schema that is nested deeper than a call stack is refused, and one at the limit is compared", () => {
  const deep = (levels: number) => `${'{"properties":{"a":'.repeat(levels)}{}${"}}".repeat(levels)}`;
  const refused = `values.schema.json: is nested more than ${MAX_SCHEMA_DEPTH} levels deep, too deep to be compared`;
  assert.is(refusal({ "values.schema.json": deep(25_000) }), `is a chart that cannot be read: ${refused}`);
  assert.is(refusal({ "values.schema.json": deep(MAX_SCHEMA_DEPTH / 2) }), "");
  const schema = JSON.parse(deep(MAX_SCHEMA_DEPTH / 2)) as Schema;
  assert.equal(compareSchemas({ schema, values: {} }, { schema, values: {} }), []);
});

test("references to references count as often as they are followed, and a long row of them as deep", () => {
  const twice = (levels: number, words: (next: object) => object) => {
    const names = Array.from({ length: levels }, (_, i) => `d${i}`);
    const $defs = names.map((name, i) => [name, words({ $ref: `#/$defs/d${i + 1}` })]);
    return JSON.stringify({
      $defs: { ...Object.fromEntries($defs), [`d${levels}`]: { type: "object" } },
      properties: { a: { $ref: "#/$defs/d0" } },
    });
  };
  const told = (levels: number, words: (next: object) => object) =>
    refusal({ "values.schema.json": twice(levels, words) }).replace(/.*: /, "");
  assert.is(
    told(30, (next) => ({ allOf: [next, next] })),
    "has more than 1000000 parts with its references followed, too many to be compared",
  );
  assert.match(
    told(50_000, (next) => ({ not: next })),
    "levels deep, too deep to be compared",
  );
  assert.is(
    told(10, (next) => ({ allOf: [next, next] })),
    "",
  );
});

test("values that are nested too deep are refused", () => {
  const values = `a: ${"[".repeat(50_000)}${"]".repeat(50_000)}\n`;
  assert.match(refusal({ "values.yaml": values }), "values.yaml: nesting exceeded maxDepth (100)");
});

test("charts in charts without end are refused", () => {
  const inner = (levels: number) => `${"charts/a/".repeat(levels)}Chart.yaml`;
  assert.is(refusal({ [inner(4)]: metadata }), "");
  assert.match(refusal({ [inner(1000)]: metadata }), `"… lies more than ${MAX_FOLDERS} folders deep`);
});

test("a package that grows is refused before it has grown, and a large one before it is read", () => {
  const file = join(folder, "bomb.tgz");
  writeFileSync(file, gzipSync(Buffer.alloc(2 * MAX_PACKAGE_BYTES)));
  assert.match(refusalOf(file), "it holds more than 100 MiB, which Helm does not read");
  truncateSync(file, MAX_PACKAGE_BYTES + 1);
  assert.match(refusalOf(file), "it has more than 100 MiB, which Helm does not read");
});

test.run();

/** What is said of a package with such files; nothing for one that is taken. */
function refusal(texts: Readonly<Record<string, string>>): string {
  const files: ArchiveFile[] = Object.entries({ "Chart.yaml": metadata, ...texts }).map(([path, text]) => ({
    path,
    bytes: Buffer.from(text),
  }));
  const file = join(folder, "shop.tgz");
  writeFileSync(file, gzipSync(tar("shop", files, 0)));
  return refusalOf(file);
}

function refusalOf(file: string): string {
  try {
    packageContent(file);
    return "";
  } catch (error) {
    assert.instance(error, ProblemsError);
    return (error as ProblemsError).problems[0]!.message;
  }
}
