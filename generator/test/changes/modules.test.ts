import { test } from "uvu";
import { linking, putting, testKinds } from "./kinds.js";
import { programKind, type ProgramKind } from "./program.js";
import { remove, replace } from "./repository.js";

// What the bundler finds, and where it looked: all of that can be known.
const text = (value: string) => `export const text = ${JSON.stringify(value)};\n`;
const paths = (folder: string) =>
  JSON.stringify({ compilerOptions: { paths: { "@shop/*": [`./${folder}/*`] } } });
const local = 'import { text } from "./text.js";';

const imported: readonly ProgramKind[] = [
  [
    "the catalogue itself",
    'const text = "one";',
    {},
    (repository) => replace(repository, "catalogue.ts", '"one"', '"two"'),
  ],
  ["an imported file", local, { "text.ts": text("one") }, putting({ "text.ts": text("two") })],
  [
    "under a comment that looks like a clock",
    `// of global. and Date.now()\n${local}`,
    { "text.ts": text("one") },
    putting({ "text.ts": text("two") }),
  ],
  [
    "a file that it imports",
    local,
    { "text.ts": 'export { text } from "./more.js";', "more.ts": text("one") },
    putting({ "more.ts": text("two") }),
  ],
  [
    "all of what it imports",
    local,
    { "text.ts": 'export * from "./more.js";', "more.ts": text("one") },
    putting({ "more.ts": text("two") }),
  ],
  [
    "a default",
    'import text from "./text.js";',
    { "text.js": 'export default "one";' },
    putting({ "text.js": 'export default "two";' }),
  ],
  [
    "CommonJS",
    'import text from "./text.cjs";',
    { "text.cjs": 'module.exports = "one";' },
    putting({ "text.cjs": 'module.exports = "two";' }),
  ],
  ["JSON", 'import text from "./text.json";', { "text.json": '"one"' }, putting({ "text.json": '"two"' })],
  [
    "JSON with its type",
    'import text from "./text.json" with { type: "json" };',
    { "text.json": '"one"' },
    putting({ "text.json": '"two"' }),
  ],
  ["text", 'import text from "./text.txt";', { "text.txt": "one" }, putting({ "text.txt": "two" })],
  [
    "a module that only acts",
    'import "./act.js"; const text = globalThis.text;',
    { "act.ts": 'globalThis.text = "one";' },
    putting({ "act.ts": 'globalThis.text = "two";' }),
  ],
];

testKinds(
  "changes",
  imported.map((row) => programKind(row, "two")),
  "tracked",
);

const whenItRuns: readonly ProgramKind[] = [
  [
    "a file of a constant name",
    'const { text } = await import("./text.js");',
    { "text.ts": text("one") },
    putting({ "text.ts": text("two") }),
  ],
];

testKinds(
  "is imported when it runs",
  whenItRuns.map((row) => programKind(row, "two")),
  "perhaps untracked",
);

const bare = 'import { text } from "#text";';
const aliased = 'import { text } from "@shop/text";';
const lib = { "lib/text.ts": text("one"), "other/text.ts": text("two") };
const linked = {
  "packages/own/one.ts": text("one"),
  "packages/own/two.ts": text("two"),
  "packages/own/package.json": '{"name":"own","main":"one.ts"}',
};

const resolved: readonly ProgramKind[] = [
  [
    "tsconfig paths",
    aliased,
    { ...lib, "tsconfig.json": paths("lib") },
    putting({ "tsconfig.json": paths("other") }),
  ],
  [
    "paths of a base",
    aliased,
    { ...lib, "tsconfig.json": '{"extends":"./base.json"}', "base.json": paths("lib") },
    putting({ "base.json": paths("other") }),
  ],
  [
    "another base",
    aliased,
    { ...lib, "tsconfig.json": '{"extends":"./a.json"}', "a.json": paths("lib"), "b.json": paths("other") },
    putting({ "tsconfig.json": '{"extends":"./b.json"}' }),
  ],
  [
    "package.json's imports",
    bare,
    { "package.json": '{"imports":{"#text":"./lib/text.ts"}}', ...lib },
    putting({ "package.json": '{"imports":{"#text":"./other/text.ts"}}' }),
  ],
  [
    "./text.js appears beside text.ts",
    local,
    { "text.ts": text("one") },
    putting({ "text.js": text("two") }),
  ],
  [
    "text.ts appears beside text/index.ts",
    'import { text } from "./text";',
    { "text/index.ts": text("one") },
    putting({ "text.ts": text("two") }),
  ],
  [
    "text.tsx appears beside text.ts",
    'import { text } from "./text";',
    { "text.ts": text("one") },
    putting({ "text.tsx": text("two") }),
  ],
  [
    "text.ts goes, text/index.ts stays",
    'import { text } from "./text";',
    { "text.ts": text("one"), "text/index.ts": text("two") },
    (repository) => remove(repository, "text.ts"),
  ],
  [
    "a folder gets a package.json",
    'import { text } from "./text";',
    { "text/index.ts": text("one"), "text/two.ts": text("two") },
    putting({ "text/package.json": '{"main":"two.ts"}' }),
  ],
];

testKinds(
  "is found elsewhere",
  resolved.map((row) => ({ ...programKind(row), outcome: "same" })),
  "perhaps untracked",
);

const workspaces: readonly ProgramKind[] = [
  [
    "says something else",
    'import { text } from "own";',
    linked,
    putting({ "packages/own/one.ts": text("two") }),
  ],
  [
    "has another entry",
    'import { text } from "own";',
    linked,
    (repository) => replace(repository, "packages/own/package.json", "one.ts", "two.ts"),
  ],
  [
    "is linked elsewhere",
    'import { text } from "own";',
    {
      ...linked,
      "packages/new/one.ts": text("two"),
      "packages/new/package.json": '{"name":"own","main":"one.ts"}',
    },
    linking("node_modules/own", "../packages/new"),
  ],
];

testKinds(
  "a package of the workspace",
  workspaces.map((row) => ({
    ...programKind(row, "two"),
    prepare: linking("node_modules/own", "../packages/own"),
  })),
  "perhaps untracked",
);

const faults: readonly (readonly [ProgramKind, RegExp])[] = [
  [
    [
      "an imported file is gone",
      local,
      { "text.ts": text("one") },
      (repository) => remove(repository, "text.ts"),
    ],
    /imports "\.\/text\.js", which does not exist/,
  ],
  [
    [
      "an imported file is not valid",
      local,
      { "text.ts": text("one") },
      putting({ "text.ts": "export const text = ;" }),
    ],
    /text\.ts[^]*is not valid/,
  ],
  [
    [
      "an imported file throws",
      local,
      { "text.ts": text("one") },
      putting({ "text.ts": 'export const text = "two"; throw new Error("stopped");' }),
    ],
    /stopped/,
  ],
  [
    [
      "an export is gone",
      local,
      { "text.ts": text("one") },
      putting({ "text.ts": "export const other = 1;" }),
    ],
    /text/,
  ],
];

testKinds(
  "is refused",
  faults.map(([row, outcome]) => ({ ...programKind(row), outcome })),
  "tracked",
);

test.run();
