import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { generatedFiles } from "../../src/generate.js";
import { firstDifference } from "../../src/output/first-difference.js";
import type { ChartFile } from "../../src/render/chart-file.js";
import { caseChart, caseFolder, caseNames } from "../cases.js";

// UPDATE=1 node dist/generator/test/golden/golden.test.js [CASE …] writes what is generated now. Read the difference before committing it.
const isUpdate = process.env["UPDATE"] === "1";
const cases = process.argv.slice(2).length > 0 ? process.argv.slice(2) : caseNames;

if (isUpdate && process.env["CI"]) {
  process.stderr.write("UPDATE=1 is for people: in CI the expected files are what the change is measured by.\n");
  process.exit(2);
}

for (const name of cases) {
  test(`${name} becomes exactly what is expected`, async () => {
    const expected = relative(process.cwd(), join(caseFolder(name), "expected"));
    const { chart, beside } = await caseChart(name);
    const files = await generatedFiles(chart, beside);
    if (isUpdate) rewrite(expected, files);
    assert.is(compare(expected, files).join("\n"), "");
  });
}

test.run();

function rewrite(folder: string, files: readonly ChartFile[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
}

/** Files that are missing, that are too many, and that differ, each with its first line that does. */
function compare(folder: string, files: readonly ChartFile[]): readonly string[] {
  if (!existsSync(folder)) return [`${folder} is missing: run UPDATE=1 node dist/generator/test/golden/golden.test.js`];
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const wanted = new Map(files.map(({ path, contents }) => [join(folder, path), contents]));
  return [
    ...found.filter((file) => !wanted.has(file)).map((file) => `${file} is not generated any more`),
    ...[...wanted].flatMap(([file, contents]) => (found.includes(file) ? difference(file, readFileSync(file), contents) : [`${file} is not expected`])),
  ];
}

function difference(file: string, expected: Buffer, generated: string): readonly string[] {
  if (expected.equals(Buffer.from(generated))) return [];
  const { line, message } = firstDifference(expected, generated);
  return [`${file}:${line ?? 1} ${message}`];
}
