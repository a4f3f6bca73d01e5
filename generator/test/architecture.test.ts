import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../src/package-folder.js";

// Each directory of generator/src, in order: a file imports from its own directory and from those before it.
// What is named with its file name, such as `generate`, is a place of its own in that order.
const order = [
  "package-folder",
  "problem",
  "tool",
  "disk",
  "yaml",
  "manifests",
  "source/yaml",
  "source",
  "schema",
  "schema/check",
  "catalogue/model",
  "catalogue/facts",
  "catalogue/complete",
  "catalogue/controllers",
  "catalogue/rules/rule",
  "catalogue/rules/workload",
  "catalogue/rules/network",
  "catalogue/rules/config",
  "catalogue/rules/release",
  "catalogue/rules/security",
  "catalogue/rules",
  "catalogue",
  "order/plan",
  "order/engines/helm",
  "order",
  "chart/values",
  "chart/helm",
  "chart/kind",
  "chart/security",
  "chart/ordering",
  "chart/workload",
  "chart/network",
  "chart/steps",
  "chart/kinds",
  "chart/readme",
  "chart",
  "values",
  "capacity",
  "hints",
  "prove/scene",
  "prove/rules",
  "prove/edges",
  "prove",
  "render",
  "exact",
  "output",
  "size",
  "release/package",
  "release/publish",
  "release/pin",
  "release/contract/schema",
  "release/contract",
  "release/version",
  "pipeline",
  "generate",
  "commands",
  "init",
  "doctor",
  "api",
  "cli",
  "index",
];
const source = join(packageFolder, "generator/src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
const importsOf = new Map(files.map((file) => [file, imports(file)]));

test("imports point one way only", () => {
  const wrong = files.flatMap((file) =>
    importsOf
      .get(file)!
      .filter((imported) => place(imported) > place(file))
      .map((imported) => `${file} imports ${imported}`),
  );
  assert.equal(wrong, []);
});

test("files form no circle, imports of types counted", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" > "));
    if (path.includes(file) || done.has(file)) return;
    for (const imported of importsOf.get(file) ?? []) follow(imported, [...path, file]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  assert.equal(circles, []);
});

test("every file is in a directory of the order, and every directory of the order has files", () => {
  assert.equal(
    files.filter((file) => place(file) === -1),
    [],
  );
  const places = new Set(files.map(place));
  assert.equal(
    order.filter((_, i) => !places.has(i)),
    [],
  );
});

test("a directory has at most 25 files of its own", () => {
  const directories = files.map((file) => posix.dirname(file));
  const counts = [...new Set(directories)].map(
    (directory) => [directory, directories.filter((other) => other === directory).length] as const,
  );
  assert.equal(
    counts.filter(([, count]) => count > 25),
    [],
  );
});

test("no file of the product is longer than 250 lines", () => {
  const all = ["generator/src", "generator/templates", "generator/catalogue", "generator/test", "ci"].flatMap(
    (folder) =>
      readdirSync(join(packageFolder, folder), { recursive: true, encoding: "utf8" }).map((file) =>
        posix.join(folder, file),
      ),
  );
  const code = all.filter((file) => /\.(ts|mjs|hbs|go)$/.test(file) && !/\/(fixtures|rejected)/.test(file));
  assert.ok(code.length > 100);
  assert.equal(
    code.filter((file) => readFileSync(join(packageFolder, file), "utf8").split("\n").length > 251),
    [],
  );
});

test("no line of the source is longer than 110 columns", () => {
  const long = files.flatMap((file) =>
    readFileSync(join(source, file), "utf8")
      .split("\n")
      .flatMap((line, i) => (line.length > 110 ? [`${file}:${i + 1}`] : [])),
  );
  assert.equal(long, []);
});

test("ARCHITECTURE.md lists the directories in their order, and its links lead somewhere", () => {
  const text = readFileSync(join(packageFolder, "ARCHITECTURE.md"), "utf8");
  const rows = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, directory]) => directory);
  assert.equal(rows, order);
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path!);
  assert.equal(
    links.filter((path) => !existsSync(join(packageFolder, path))),
    [],
  );
});

test("the plan of a release is in no engine's words", () => {
  const own = files.filter((file) => place(file) === order.indexOf("order/plan"));
  assert.ok(own.length > 3);
  assert.equal(
    own.filter((file) =>
      /\b(helm|hooks?|weights?|(pre|post)-install)\b/i.test(readFileSync(join(source, file), "utf8")),
    ),
    [],
  );
});

test("the product knows no platform", () => {
  const own = ["generator/src", "generator/templates"]
    .flatMap((folder) => readdirSync(join(packageFolder, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  assert.equal(
    own.filter((file) => /nutrition/i.test(readFileSync(file, "utf8"))),
    [],
  );
});

/** The files of generator/src that a file imports, by whatever form of import. */
function imports(file: string): readonly string[] {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]+)\.js"/g)]
    .map(([, path]) => `${posix.join(posix.dirname(file), path!)}.ts`)
    .filter((path) => !path.startsWith(".."));
}

/** The place of a file in the order: its own, else that of its directory. */
function place(file: string): number {
  const own = order.indexOf(file.replace(/\.ts$/, ""));
  return own === -1 ? order.indexOf(posix.dirname(file)) : own;
}

test.run();
