import { test } from "uvu";
import { catalogue, testKinds, type Kind } from "./kinds.js";
import { put, remove, replace, type Repository, type Tree } from "./repository.js";

// Files that a catalogue's own code reads, or a package of its: known to nobody but who opened them.
type Row = readonly [name: string, expression: string, head?: string, more?: Tree];

const own = 'new URL("text.txt", import.meta.url)';
const above = 'new URL("../text.txt", import.meta.url)';
const beside = 'new URL("text", import.meta.url)';
const fs = 'import * as fs from "node:fs";';
const files: Tree = { "text.txt": "one", "text.json": '"one"' };

const read: readonly Row[] = [
  ["readFileSync", `readFileSync(${own}, "utf8")`, 'import { readFileSync } from "node:fs";'],
  ["readFileSync of a namespace", `fs.readFileSync(${own}, "utf8")`, fs],
  ["under another name", `read(${own}, "utf8")`, `${fs} const { readFileSync: read } = fs;`],
  ["a promise", `await readFile(${own}, "utf8")`, 'import { readFile } from "node:fs/promises";'],
  ["a promise of node:fs", `await promises.readFile(${own}, "utf8")`, 'import { promises } from "fs";'],
  ["openSync", `fs.readFileSync(fs.openSync(${own}, "r"), "utf8")`, fs],
  ["a stream", `(await fs.createReadStream(${own}).toArray()).join("")`, fs],
  ["require of node:fs", `require("node:fs").readFileSync(${own}, "utf8")`],
  ["require of a file", 'require("./text.json")'],
  [
    "createRequire of a file",
    'createRequire(import.meta.url)("./text.json")',
    'import { createRequire } from "node:module";',
  ],
  ["node:fs when it runs", `(await import("node:fs")).readFileSync(${own}, "utf8")`],
  ["node:fs by a computed name", `(await import("node" + ":fs")).readFileSync(${own}, "utf8")`],
  ["node:fs of the process", `process.getBuiltinModule("fs").readFileSync(${own}, "utf8")`],
  ["below the current folder", 'fs.readFileSync("text.txt", "utf8")', fs],
  [
    "another program",
    'execFileSync("cat", ["text.txt"])',
    'import { execFileSync } from "node:child_process";',
  ],
  [
    "an imported file reads it",
    "text",
    'import { text } from "./lib/text.js";',
    { "lib/text.ts": `${fs} export const text = fs.readFileSync(${above}, "utf8");` },
  ],
  [
    "a package reads it",
    "text()",
    'import { text } from "own";',
    packaged(
      'import { readFileSync } from "fs"; export const text = () => readFileSync("text.txt", "utf8");',
    ),
  ],
];

testKinds(
  "a file is read",
  read.map((row) =>
    ofFile(row, (repository) => put(repository, { "text.txt": "two", "text.json": '"two"' }), "two"),
  ),
  "perhaps untracked",
);

const folder: readonly Row[] = [
  ["readdirSync", 'fs.readdirSync(new URL("texts", import.meta.url)).sort().join()', fs],
  ["existsSync", 'fs.existsSync(new URL("texts/b", import.meta.url))', fs],
  ["statSync", 'fs.statSync("texts/b", { throwIfNoEntry: false })?.size', fs],
  ["access", 'await fs.promises.access("texts/b").then(() => true, () => false)', fs],
  [
    "what cannot be read",
    "text",
    `${fs} let text = "none"; try { text = fs.readFileSync("texts/b", "utf8"); } catch {}`,
  ],
];

testKinds(
  "a file appears",
  folder.map((row) => ofFile(row, (repository) => put(repository, { "texts/b": "new" }))),
  "perhaps untracked",
);

const computed = '(await import(new URL(["./text", "mjs"].join("."), import.meta.url).href)).default';

testKinds(
  "a module is imported when it runs",
  [
    ofFile(
      ["by a computed path", computed, "", { "text.mjs": 'export default "one";' }],
      (repository) => put(repository, { "text.mjs": 'export default "two";' }),
      "two",
    ),
    ofFile(
      [
        "and imports another",
        computed,
        "",
        { "text.mjs": 'export { default } from "./more.mjs";', "more.mjs": 'export default "one";' },
      ],
      (repository) => put(repository, { "more.mjs": 'export default "two";' }),
      "two",
    ),
  ],
  "perhaps untracked",
);

const main = 'export const text = "one";';

testKinds(
  "a package",
  [
    ofFile(
      ["says something else", "text", 'import { text } from "own";', packaged(main)],
      (repository) => replace(repository, "node_modules/own/index.js", "one", "two"),
      "two",
    ),
    ofFile(
      [
        "imports something else",
        "text",
        'import { text } from "own";',
        { ...packaged('export * from "./more.js";'), "node_modules/own/more.js": main },
      ],
      (repository) => replace(repository, "node_modules/own/more.js", "one", "two"),
      "two",
    ),
    ofFile(
      [
        "depends on another",
        "text",
        'import { text } from "own";',
        { ...packaged('export * from "other";'), ...packaged(main, "other") },
      ],
      (repository) => replace(repository, "node_modules/other/index.js", "one", "two"),
      "two",
    ),
    ofFile(
      [
        "has another entry",
        "text",
        'import { text } from "own";',
        { ...packaged(main), "node_modules/own/two.js": 'export const text = "two";' },
      ],
      (repository) => replace(repository, "node_modules/own/package.json", "index.js", "two.js"),
      "two",
    ),
    ofFile(
      [
        "reads a file of its own",
        "text",
        'import { text } from "own";',
        {
          ...packaged(`import fs from "fs"; export const text = fs.readFileSync(${beside}, "utf8");`),
          "node_modules/own/text": "one",
        },
      ],
      (repository) => put(repository, { "node_modules/own/text": "two" }),
      "two",
    ),
    {
      ...ofFile(["is gone", "text", 'import { text } from "own";', packaged(main)], (repository) =>
        remove(repository, "node_modules/own"),
      ),
      outcome: /imports "own", which is not installed/,
    },
    ofFile(
      ["lies nearer", "text", 'import { text } from "own";', packaged(main)],
      (repository) => put(repository, nearer(packaged('export const text = "two";'))),
      "two",
      "catalogue/",
    ),
    ofFile(
      [
        "is required",
        "text",
        'import text from "./text.cjs";',
        {
          "text.cjs": 'module.exports = require("own");',
          ...packaged('module.exports = "one";', "own", "commonjs"),
        },
      ],
      (repository) => replace(repository, "node_modules/own/index.js", "one", "two"),
      "two",
    ),
  ],
  "perhaps untracked",
);

function nearer(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).map(([path, text]) => [`catalogue/${path}`, text]));
}

function ofFile(row: Row, change: (repository: Repository) => void, becomes?: string, below = ""): Kind {
  const [name, expression, head, more = {}] = row;
  const all = { [`${below}catalogue.ts`]: catalogue(expression, head), ...files, "texts/a": "", ...more };
  return { name, files: all, change, after: {}, ...(becomes === undefined ? {} : { becomes }) };
}

function packaged(text: string, name = "own", type = "module"): Tree {
  return {
    [`node_modules/${name}/index.js`]: text,
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: "1.0.0", type, main: "index.js" }),
  };
}

test.run();
