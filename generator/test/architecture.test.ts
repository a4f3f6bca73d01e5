import { readdirSync, readFileSync } from "node:fs";
import { join, normalize, posix } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../src/package-folder.js";

// Each room may import from itself and from those before it: the pipeline points one way.
const rooms = ["package-folder", "problem", "tool", "disk", "manifests", "source", "schema", "catalogue", "order", "chart", "values", "capacity", "prove", "render", "exact", "output", "size", "release", "generate", "commands", "cli", "index"];
const source = join(packageFolder, "generator/src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

test("imports point one way only", () => {
  const wrong = files.flatMap((file) => imports(file).filter((imported) => room(imported) > room(file)).map((imported) => `${file} imports ${imported}`));
  assert.equal(wrong, []);
});

test("every file is in a room", () => {
  assert.equal(files.filter((file) => room(file) === -1), []);
});

test("no file of the product is longer than 250 lines", () => {
  const all = ["generator/src", "generator/templates", "generator/catalogue", "generator/test", "ci"].flatMap((folder) =>
    readdirSync(join(packageFolder, folder), { recursive: true, encoding: "utf8" }).map((file) => posix.join(folder, file)));
  const code = all.filter((file) => /\.(ts|mjs|hbs|go)$/.test(file) && !/\/(fixtures|rejected)/.test(file));
  assert.ok(code.length > 100);
  assert.equal(code.filter((file) => readFileSync(join(packageFolder, file), "utf8").split("\n").length > 251), []);
});

test("the product knows no platform", () => {
  const own = ["generator/src", "generator/templates"].flatMap((folder) => readdirSync(join(packageFolder, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  assert.equal(own.filter((file) => /nutrition/i.test(readFileSync(file, "utf8"))), []);
});

function imports(file: string): readonly string[] {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(/from "(\.[^"]+)\.js"/g)]
    .map(([, path]) => normalize(join(posix.dirname(file), path!)))
    .filter((path) => !path.startsWith(".."));
}

function room(file: string): number {
  return rooms.indexOf(file.split("/")[0]!.replace(/\.ts$/, ""));
}

test.run();
