import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readSource } from "../../src/source/read.js";
import { observed } from "../../src/source/observed.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-observed-"));
process.env["CHARTWRIGHT_TEST"] = "seen";

test.after(() => {
  rmSync(folder, { recursive: true });
  delete process.env["CHARTWRIGHT_TEST"];
});

// What a module says, and the variables that it is found to depend on; undefined: on more than can be told.
const modules: readonly (readonly [text: string, variables: readonly string[] | undefined])[] = [
  [
    "export default { a: [1, 2].map(String), b: JSON.stringify({ " +
      'c: Math.max(1, 2) }), d: new Map([["x", 1]]).get("x") }',
    [],
  ],
  [
    '// global. process.env Date.now() import("x") require("x")\nexport ' +
      'default { a: "global.image.tag, new Date().getTime, Math.random()" }',
    [],
  ],
  ['export default { a: ["b", "a"].sort((x, y) => x.localeCompare(y)) }', []],
  [
    "class Service { constructor(readonly name: string) {} }\nexport " +
      'default { a: new Service("x").name, b: await Promise.resolve(1) }',
    [],
  ],
  ['export default { a: process.env["CHARTWRIGHT_TEST"] }', ["CHARTWRIGHT_TEST"]],
  [
    'export default { a: process?.env?.CHARTWRIGHT_TEST ?? process.env["MISSING"] ?? 1 }',
    ["CHARTWRIGHT_TEST"],
  ],
  [
    'const { env } = process;\nconst { CHARTWRIGHT_TEST: a = "1" } = env;\nexport default { a }',
    ["CHARTWRIGHT_TEST"],
  ],
  [
    'const p = globalThis["pro" + "cess"];\nconst of = (env: ' +
      'NodeJS.ProcessEnv) => env["A"] ?? "1";\nexport default { a: of(p.env) }',
    ["A"],
  ],
  ['export default { a: "A" in process.env, b: Object.hasOwn(process.env, "B") }', ["A", "B"]],
  ['export default { get a() { return process.env["CHARTWRIGHT_TEST"]; } }', ["CHARTWRIGHT_TEST"]],
  ['export default { a: Reflect.get(global, "process").env.A ?? 1 }', ["A"]],
  ["export default { a: { ...process.env }.A ?? 1 }", undefined],
  ["export default { a: Object.keys(process.env).length }", undefined],
  ["export default { a: process.cwd() }", undefined],
  ["export default { a: process.argv.length }", undefined],
  ['process.env["X"] = "1";\nexport default { a: 1 }', undefined],
  ["export default { a: Date.now() }", undefined],
  ["const D = Date;\nexport default { a: new D(0).getTime() }", undefined],
  ["export default { a: new Intl.NumberFormat().format(1.5) }", undefined],
  ["export default { a: Math.random() }", undefined],
  ["const { random } = Math;\nexport default { a: random() }", undefined],
  ["export default { a: crypto.randomUUID() }", undefined],
  ["export default { a: performance.now() }", undefined],
  ["await new Promise((resolve) => setTimeout(resolve, 1));\nexport default { a: 1 }", undefined],
  ["export default { a: typeof fetch }", undefined],
  ['export default { a: eval("1 + 1") }', undefined],
  ['export default { a: (0, eval)("1 + 1") }', undefined],
  ['export default { a: new Function("return 1")() }', undefined],
  ['export default { a: (() => 1).constructor("return 1")() }', undefined],
  ['export default { a: await (async () => 1).constructor("return 1")() }', undefined],
  ['export default { a: Object.getOwnPropertyDescriptor(globalThis, "Date")!.get!.call(0).name }', undefined],
  ['console.log("");\nexport default { a: 1 }', undefined],
  ["export default { a: new WeakRef({}).deref() === undefined }", undefined],
];

for (const [text, variables] of modules) {
  test(`${variables === undefined ? "untracked" : `tracked, ${variables.join(" and ") || "no variable"}`}: ${text.split("\n").join(" ")}`, async () => {
    assert.equal((await read(text))?.variables, variables);
  });
}

test("what a module sees is what there is", async () => {
  const file = join(folder, "same.ts");
  writeFileSync(
    file,
    'const before = process.env["X1"];\nexport default { before: before ?? "none", home: ' +
      'process.env["HOME"], year: new Date(0).getUTCFullYear(), r: Math.random() < 1, e: eval("2") }',
  );
  const { value } = await readSource(file);
  assert.equal(value, { before: "none", home: process.env["HOME"], year: 1970, r: true, e: 2 });
});

test("afterwards all globals are what they were, also when the job throws", async () => {
  const names = Reflect.ownKeys(globalThis);
  const descriptors = () => [
    ...names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)),
    Object.getOwnPropertyDescriptor(Math, "random"),
    Object.getOwnPropertyDescriptor(Function.prototype, "constructor"),
  ];
  const before = descriptors();
  const { outcome, isComplete } = await observed(async () => {
    (globalThis as { Date: unknown }).Date = undefined;
    throw new Error("no");
  });
  assert.equal([outcome.status, isComplete], ["rejected", false]);
  descriptors().forEach((descriptor, i) =>
    assert.equal([descriptor?.value, descriptor?.get], [before[i]?.value, before[i]?.get]),
  );
});

test("jobs do not see what others read", async () => {
  const wait = () => new Promise((resolve) => setImmediate(resolve));
  const pause = wait();
  const jobs = ["A", "B"].map((name) =>
    observed(async () => {
      await pause;
      return process.env[name];
    }),
  );
  assert.equal(
    (await Promise.all(jobs)).map(({ variables }) => variables),
    [["A"], ["B"]],
  );
});

async function read(text: string) {
  const file = join(folder, "module.ts");
  writeFileSync(file, text);
  return (await readSource(file)).inputs;
}

test.run();
