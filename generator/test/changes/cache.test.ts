import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { shop } from "./kinds.js";
import {
  differences,
  fresh,
  generate,
  newFolder,
  newRepository,
  remember,
  replace,
  settle,
  treeOf,
  type Repository,
} from "./repository.js";

// What is remembered is a help, never the truth: a record that is not whole and our own is none, and a cache
// that cannot be used is none.
const secondsAtMost = 15;

type Damage = (text: string) => string;

const lines =
  (change: (lines: string[]) => void): Damage =>
  (text) => {
    const all = text.split("\n");
    change(all);
    return all.join("\n");
  };
const middle = (all: readonly string[]) => all.findIndex((line) => line.includes("catalogue.yaml"));

const damages: readonly (readonly [name: string, damage: Damage])[] = [
  ["is empty", () => ""],
  ["ends in its middle", (text) => text.slice(0, text.length / 2)],
  ["lacks its last line", lines((all) => all.splice(-1))],
  ["lacks its last letter", (text) => text.slice(0, -1)],
  ["lacks its first line", lines((all) => all.splice(0, 1))],
  ["lacks the line of the catalogue", lines((all) => all.splice(middle(all), 1))],
  [
    "has another line instead of the catalogue's",
    lines((all) => all.splice(middle(all), 1, all[middle(all) - 1]!)),
  ],
  [
    "names another file instead of the catalogue",
    (text) => text.replaceAll("catalogue.yaml", "elsewhere.yaml"),
  ],
  ["has a line twice", lines((all) => all.splice(middle(all), 0, all[middle(all)]!))],
  ["has zeros in it", (text) => text.replace(/[1-9]/g, "0")],
  ["is not text", () => "\0\x01\xff"],
  ["is JSON", () => '{"inputs":[],"outputs":[]}'],
];

for (const [name, damage] of damages) {
  test(`a record that ${name}: an edit is seen`, async () => {
    const repository = await remembered();
    const file = recordOf(repository);
    writeFileSync(file, damage(readFileSync(file, "utf8")));
    replace(repository, "catalogue.yaml", "8080", "9090");
    await isRight(repository);
  });
}

test("a record that was made for another catalogue is not taken", async () => {
  const [one, other] = [await remembered(), await remembered()];
  cpSync(recordOf(one), recordOf(other));
  replace(other, "catalogue.yaml", "8080", "9090");
  await isRight(other);
});

test("a record that lies in a folder of its name is none", async () => {
  const repository = await remembered();
  const file = recordOf(repository);
  rmSync(file);
  mkdirSync(file);
  await isRight(repository);
});

test("a record of another user is not taken", async () => {
  // Only root can give files away.
  if (process.getuid?.() !== 0) return console.log("skipped: a record of another user: needs root");
  const repository = await remembered();
  chownSync(recordOf(repository), 65534, 65534);
  const { worked } = await isRight(repository);
  assert.ok(worked, "the record of another user was believed");
});

test("a record that was moved with its repository and cache is right or not taken", async () => {
  const repository = await remembered();
  renameSync(join(repository.base, "above"), join(repository.base, "beyond"));
  const moved = { ...repository, root: join(repository.base, "beyond/repository") };
  replace(moved, "catalogue.yaml", "8080", "9090");
  await isRight(moved);
});

test("runs of two repositories at once do not mix", async () => {
  const first = newRepository({ "catalogue.yaml": shop });
  const second = { ...newRepository({ "catalogue.yaml": shop.replace("8080", "9090") }), base: first.base };
  await settle();
  await Promise.all([generate(first), generate(second)]);
  for (const repository of [first, second]) await isRight(repository);
});

const places: readonly (readonly [name: string, place: (folder: string) => string, isUsed?: boolean])[] = [
  ["of an empty name", () => ""],
  ["that is missing", (folder) => join(folder, "a/b/c")],
  ["with odd letters", (folder) => join(folder, "a b\tc\nd'\"ü")],
  ["that is a file", (folder) => file(folder)],
  ["below a file", (folder) => join(file(folder), "cache")],
  ["that is a device", () => "/dev/null"],
  ["/proc", () => "/proc"],
  ["below /proc", () => "/proc/self/cache"],
  ["/sys", () => "/sys"],
  ["with a name that is too long", (folder) => join(folder, "x".repeat(300))],
];

for (const [name, place] of places) {
  test(`a cache ${name} is no failure of the run`, async () => {
    const repository = newRepository({ "catalogue.yaml": shop });
    await settle();
    const run = { env: { XDG_CACHE_HOME: place(newFolder()) } };
    for (let i = 0; i < 2; i++) await endsSoon(repository, run);
    replace(repository, "catalogue.yaml", "8080", "9090");
    await isRight(repository, run);
  });
}

test("a relative cache is ignored, as the specification of base directories says", async () => {
  const repository = newRepository({ "catalogue.yaml": shop });
  await endsSoon(repository, { env: { XDG_CACHE_HOME: "cache" } });
  assert.equal(readdirSync(repository.root).sort(), ["catalogue.yaml", "charts", "schemas"]);
});

for (const home of ["", "relative", "/proc", "/nowhere/at/all", "/dev/null"]) {
  test(`without a cache, HOME=${home} is no failure of the run`, async () => {
    const repository = newRepository({ "catalogue.yaml": shop });
    const run = { env: { HOME: home, XDG_CACHE_HOME: "" } };
    await endsSoon(repository, run);
    assert.not.ok(existsSync(join(repository.root, "relative")));
    replace(repository, "catalogue.yaml", "8080", "9090");
    await isRight(repository, run);
  });
}

test("an output folder in /proc ends with what is wrong, and soon", async () => {
  const repository = newRepository({ "catalogue.yaml": shop });
  const started = Date.now();
  const { status, text } = await generate(repository, { output: "/proc/chartwright-output" });
  assert.ok(Date.now() - started < secondsAtMost * 1000, "took long");
  assert.is(status, 1, text);
  assert.match(text, /chartwright-output|charts\/shop/);
  assert.not.match(text, /^\s+at /m);
});

/** A repository whose next run has nothing to do, and knows it. */
async function remembered(): Promise<Repository> {
  const repository = newRepository({ "catalogue.yaml": shop, "elsewhere.yaml": shop });
  const { status, text, worked } = await remember(repository);
  assert.is(status, 0, text);
  assert.not.ok(worked, "a run with nothing to do did all the work");
  return repository;
}

function recordOf({ base }: Repository): string {
  const files = readdirSync(join(base, "cache"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  assert.is(files.length, 1, "there is one record");
  return join(files[0]!.parentPath, files[0]!.name);
}

async function endsSoon(repository: Repository, run: Parameters<typeof generate>[1]): Promise<void> {
  const started = Date.now();
  const { status, text } = await generate(repository, run);
  assert.is(status, 0, status === null ? "never ended" : text);
  assert.ok(Date.now() - started < secondsAtMost * 1000, "took long");
}

async function isRight(
  repository: Repository,
  run: Parameters<typeof generate>[1] = {},
): ReturnType<typeof generate> {
  const [result, expected] = await Promise.all([generate(repository, run), fresh(repository)]);
  assert.is(result.status, 0, result.text);
  assert.equal(differences(treeOf(repository.root), expected), []);
  return result;
}

function file(folder: string): string {
  writeFileSync(join(folder, "file"), "");
  return join(folder, "file");
}

test.run();
