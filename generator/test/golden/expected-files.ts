import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { firstDifference } from "../../src/output/first-difference.js";
import type { ChartFile } from "../../src/render/chart-file.js";

/**
 * Cases whose `expected/` has every file: the smallest, one with everything a Deployment has, one of many
 * services.
 */
const wholeCases: ReadonlySet<string> = new Set(["minimal", "deployment", "ordering"]);

/**
 * Schemas and types follow from the values, and are as long as all else together: elsewhere their digests are
 * enough.
 */
const digested = /(^|\/)schemas\/|\.schema\.json$/;

/** In the form of `sha256sum`. */
const digestsFile = "digests.sha256";

/** What `expected/` of a case holds of the files that the case becomes. */
export function expectedFiles(name: string, files: readonly ChartFile[]): readonly ChartFile[] {
  if (wholeCases.has(name)) return files;
  const digests = files
    .filter(({ path }) => digested.test(path))
    .map(({ path, contents }) => `${digestOf(contents)}  ${path}\n`)
    .sort(byPath);
  return [
    ...files.filter(({ path }) => !digested.test(path)),
    { path: digestsFile, contents: digests.join("") },
  ];
}

/** Makes `folder` hold these files, and nothing else. */
export function writeExpected(folder: string, files: readonly ChartFile[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
}

/** Files that `folder` lacks or has too many, and that differ, each with the first line that does. */
export function differences(folder: string, files: readonly ChartFile[]): readonly string[] {
  if (!existsSync(folder))
    return [`${folder} is missing: run UPDATE=1 node dist/generator/test/golden/golden.test.js`];
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const wanted = new Map(files.map(({ path, contents }) => [join(folder, path), contents]));
  return [
    ...found.filter((file) => !wanted.has(file)).map((file) => `${file} is not generated any more`),
    ...[...wanted].flatMap(([file, contents]) =>
      found.includes(file) ? difference(file, readFileSync(file), contents) : [`${file} is not expected`],
    ),
  ];
}

function difference(file: string, expected: Buffer, generated: string): readonly string[] {
  if (expected.equals(Buffer.from(generated))) return [];
  const digests = file.endsWith(`/${digestsFile}`)
    ? digestDifferences(dirname(file), expected.toString(), generated)
    : [];
  if (digests.length > 0) return digests;
  const { line, message } = firstDifference(expected, generated);
  return [`${file}:${line ?? 1} ${message}`];
}

function digestDifferences(folder: string, expected: string, generated: string): readonly string[] {
  const [before, now] = [digestsIn(expected), digestsIn(generated)];
  const changed = [...now].filter(([path, digest]) => before.has(path) && before.get(path) !== digest);
  return [
    ...[...before.keys()]
      .filter((path) => !now.has(path))
      .map((path) => `${folder}/${path} is not generated any more`),
    ...[...now.keys()].filter((path) => !before.has(path)).map((path) => `${folder}/${path} is not expected`),
    ...changed.map(
      ([path]) =>
        `${folder}/${path} has another digest. Its lines: npm ` +
        `run golden:diff -- ${folder.split("/").at(-2)} ${path}`,
    ),
  ];
}

function digestsIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split("\n").flatMap((line) => {
      const [, digest, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      return digest === undefined ? [] : [[path!, digest] as const];
    }),
  );
}

function byPath(a: string, b: string): number {
  return a.slice(64) < b.slice(64) ? -1 : 1;
}

function digestOf(contents: string): string {
  return createHash("sha256").update(contents).digest("hex");
}
