import { test } from "uvu";
import { catalogue, testKinds, type Kind } from "./kinds.js";
import type { Tree } from "./repository.js";

// A catalogue that looks at its environment, however it does that: another environment is another catalogue.
type Row = readonly [name: string, expression: string, head?: string, more?: Tree];

const variable: readonly Row[] = [
  ["process.env.X", "process.env.X"],
  ["process?.env", 'process?.env["X"]'],
  ["destructured", "env.X", "const { env } = process;"],
  ["destructured to the end", "X", "const { process: { env: { X } } } = globalThis;"],
  ["under another name", "p.env.X", "const p = process;"],
  ["passed on", "read(process)", "const read = (from: NodeJS.Process) => from.env.X;"],
  ["as a default", "read()", "function read(from = process) { return from.env.X; }"],
  ["in a list", "list[0]!.env.X", "const list = [process];"],
  ["spread", "({ ...process.env }).X"],
  ["all of it", 'all.find(([key]) => key === "X")![1]', "const all = Object.entries(process.env);"],
  ["with a computed name", 'process.env[["X"].join("")]'],
  ["imported by name", "env.X", 'import { env } from "node:process";'],
  ["imported by default", "own.env.X", 'import own from "process";'],
  ["imported when it runs", '(await import("node:process")).env.X'],
  ["by require", 'require("node:process").env.X'],
  [
    "by createRequire",
    'req("process").env.X',
    'import { createRequire } from "module"; const req = createRequire(import.meta.url);',
  ],
  ["of globalThis", 'globalThis["process"].env.X'],
  ["of globalThis, by a computed name", 'globalThis["pro" + "cess"].env.X'],
  ["of global", "global.process.env.X"],
  ["of globalThis under another name", "world.process.env.X", "const world: any = globalThis;"],
  ["by Reflect", 'Reflect.get(globalThis, "process").env.X'],
  ["by a descriptor", 'Object.getOwnPropertyDescriptor(globalThis, "process")!.get!.call(globalThis).env.X'],
  ["by eval", 'eval("process.env.X")'],
  ["by indirect eval", '(0, eval)("process").env.X'],
  ["by eval under another name", 'run("process").env.X', "const run = eval;"],
  ["by new Function", 'new Function("return process.env.X")()'],
  ["by a constructor", '(() => {}).constructor("return process")().env.X'],
  ["by a constructor of a constructor", '({}).constructor.constructor("return process")().env.X'],
  ["by node:vm", 'runInThisContext("process").env.X', 'import { runInThisContext } from "node:vm";'],
  [
    "in a module that is an address",
    '(await import("data:text/javascript,export default process.env.X")).default',
  ],
  [
    "in a child process",
    'execFileSync("sh", ["-c", "printf %s $X"])',
    'import { execFileSync } from "node:child_process";',
  ],
  [
    "in an imported file",
    "text",
    'import { text } from "./text.js";',
    { "text.ts": "export const text = process?.env.X;" },
  ],
  [
    "in an imported CommonJS file",
    "text.x",
    'import text from "./text.cjs";',
    { "text.cjs": 'exports.x = process["env"].X;' },
  ],
  [
    "in a package",
    "text",
    'import { text } from "own";',
    packaged("export const text = process.env.X;", "module"),
  ],
  [
    "in a CommonJS package",
    "text",
    'import text from "own";',
    packaged("module.exports = process.env.X;", "commonjs"),
  ],
];

testKinds(
  "a variable",
  variable.map((row) => ofEnvironment(row, { X: "one" }, { X: "two" }, "two")),
  "perhaps untracked",
);

const presence: readonly Row[] = [
  ["in", '"X" in process.env'],
  ["Object.keys", 'Object.keys(process.env).includes("X")'],
  ["Object.hasOwn", 'Object.hasOwn(process.env, "X")'],
  ["a default", 'process.env.X ?? "none"'],
  ["how many", "Object.entries(process.env).length"],
];

testKinds(
  "a variable that was not there",
  presence.map((row) => ofEnvironment(row, {}, { X: "one" })),
  "perhaps untracked",
);

testKinds(
  "a getter",
  [
    {
      name: "of the exported value",
      files: {
        "catalogue.ts": catalogue("0").replace(
          "description: String(0)",
          'get description() { return process.env.X ?? ""; }',
        ),
      },
      before: { env: { X: "one" } },
      after: { env: { X: "two" } },
    },
  ],
  "perhaps untracked",
);

const language: readonly Row[] = [
  ["a number in its language", "(1234.5).toLocaleString()"],
  ["a number by Intl", "new Intl.NumberFormat().format(1234.5)"],
  ["Intl under another name", "new I.NumberFormat().resolvedOptions().locale", "const I = Intl;"],
  ["a date in its language", "new Date(0).toLocaleDateString()"],
  ["a language's letters", '"I".toLocaleLowerCase() + (1.5).toLocaleString()'],
  ["a language's order", '["z", "ä"].sort((a, b) => a.localeCompare(b))'],
];

testKinds(
  "another language",
  language.map((row) => ofEnvironment(row, { LC_ALL: "en_US.UTF-8" }, { LC_ALL: "sv_SE.UTF-8" })),
  "perhaps untracked",
);

const zone: readonly Row[] = [
  ["hours", "new Date(0).getHours()"],
  ["by Intl", "Intl.DateTimeFormat().resolvedOptions().timeZone"],
  ["a date as text", "new Date(0)"],
];

testKinds(
  "another time zone",
  zone.map((row) => ofEnvironment(row, { TZ: "UTC" }, { TZ: "Asia/Tokyo" })),
  "perhaps untracked",
);

const place: readonly Row[] = [
  ["the home", "homedir()", 'import { homedir } from "node:os";'],
  ["the folder for temporary files", "os.tmpdir()", 'import * as os from "os";'],
];

testKinds(
  "another place",
  place.map((row) =>
    ofEnvironment(row, { HOME: "/tmp", TMPDIR: "/tmp" }, { HOME: "/var", TMPDIR: "/var/tmp" }),
  ),
  "perhaps untracked",
);

testKinds(
  "another call",
  [
    {
      name: "process.cwd()",
      files: { "catalogue.ts": catalogue("process.cwd()"), "sub/x": "" },
      after: { cwd: "sub" },
    },
    {
      name: "a relative path",
      files: {
        "catalogue.ts": catalogue('resolve(".")', 'import { resolve } from "node:path";'),
        "sub/x": "",
      },
      after: { cwd: "sub" },
    },
    {
      name: "process.argv",
      files: { "catalogue.ts": catalogue('process.argv.includes("--json")') },
      after: { args: ["--json"] },
    },
  ],
  "perhaps untracked",
);

function ofEnvironment(
  [name, expression, head = "", more = {}]: Row,
  before: Tree,
  after: Tree,
  becomes?: string,
): Kind {
  const files = { "catalogue.ts": catalogue(expression, head), ...more };
  return {
    name,
    files,
    before: { env: before },
    after: { env: after },
    ...(becomes === undefined ? {} : { becomes }),
  };
}

function packaged(text: string, type: string): Tree {
  const description = JSON.stringify({ name: "own", version: "1.0.0", type, main: "index.js" });
  return { "node_modules/own/index.js": text, "node_modules/own/package.json": description };
}

test.run();
