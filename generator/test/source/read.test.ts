import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { ProblemsError } from "../../src/problem/problem.js";
import { readSource } from "../../src/source/read.js";
import { refused } from "./refused-modules.js";

type Files = Readonly<Record<string, string>>;

/** Runs something in a new folder with these files, which is gone afterwards. */
async function inFolder<Result>(
  files: Files,
  action: (folder: string) => Promise<Result>,
  parent = tmpdir(),
): Promise<Result> {
  const folder = await mkdtemp(join(parent, "read-test-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await action(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function valueRead(files: Files, name: string): Promise<unknown> {
  return inFolder(files, async (folder) => (await readSource(join(folder, name))).value);
}

/** What is refused, with the folder's own name taken out. */
function refusalOf(files: Files, name: string): Promise<string> {
  return inFolder(files, async (folder) => {
    try {
      await readSource(join(folder, name));
    } catch (error) {
      assert.instance(error, ProblemsError);
      return (error as ProblemsError).message
        .replaceAll(folder, "")
        .replaceAll(relative(process.cwd(), folder), "");
    }
    return assert.unreachable(`${name} is accepted`) as never;
  });
}

test("YAML and JSON come with positions", () =>
  inFolder({ "c.yaml": "a:\n  - b: 1\n", "c.json": '{ "a": 1 }' }, async (folder) => {
    const yaml = await readSource(join(folder, "c.yaml"));
    assert.equal(yaml.value, { a: [{ b: 1 }] });
    assert.equal(yaml.positions?.get("a[0].b"), {
      key: { line: 2, column: 5 },
      value: { line: 2, column: 8 },
      written: "1",
    });
    assert.is(yaml.file, join(folder, "c.yaml"));
    const json = await readSource(join(folder, "c.json"));
    assert.equal(json.positions?.get("a")?.key, { line: 1, column: 3 });
  }));

test("TypeScript is run with all that it imports", async () => {
  const value = await valueRead(
    {
      "catalogue/index.ts":
        'import { payment } from "./services/payment.js";\nimport { region } from ' +
        '"./region.json";\nexport default { payment, region, gone: undefined };\n',
      "catalogue/services/payment.ts":
        'import { readFileSync } from "node:fs";\ninterface Service { readonly alert: string }\nexport ' +
        'const payment: Service = { alert: readFileSync(new URL("alert.txt", import.meta.url), "utf8") };\n',
      "catalogue/services/alert.txt": "high",
      "catalogue/region.json": '{ "region": "eu" }',
    },
    "catalogue/index.ts",
  );
  assert.equal(value, { payment: { alert: "high" }, region: "eu" });
});

test("packages of the user's own are found beside the catalogue", async () => {
  const value = await valueRead(
    {
      "c.mts": 'import { a } from "new"; import old from "old"; export default { a, b: old.b };\n',
      "node_modules/new/package.json":
        '{ "name": "new", "type": "module", "exports": { ' +
        '"module": "./bundlers.js", "default": "./index.js" } }',
      "node_modules/new/index.js": "export const a = 1;",
      "node_modules/old/package.json": '{ "name": "old", "main": "main.js" }',
      "node_modules/old/main.js": "exports.b = 2;",
    },
    "c.mts",
  );
  assert.equal(value, { a: 1, b: 2 });
});

test("CommonJS works too", async () => {
  const value = await valueRead(
    {
      "c.js": 'const { sep } = require("node:path"); module.exports = { b: require("old").b, sep };\n',
      "node_modules/old/package.json": '{ "name": "old", "main": "main.js" }',
      "node_modules/old/main.js": "exports.b = 2;",
    },
    "c.js",
  );
  assert.equal(value, { b: 2, sep: "/" });
});

const own = {
  "c.ts":
    'import * as chartwright from "chartwright";\nexport ' +
    "default { known: Object.keys(chartwright).length > 0 };\n",
};

test("chartwright is this very package, outside of its folder", async () =>
  assert.equal(await valueRead(own, "c.ts"), { known: true }));

test("chartwright is this very package, inside its folder", () =>
  inFolder(
    own,
    async (folder) => assert.equal((await readSource(join(folder, "c.ts"))).value, { known: true }),
    fileURLToPath(new URL(".", import.meta.url)),
  ));

test("a module is run anew each time", () =>
  inFolder({ "c.ts": "export default { a: 1 };\n" }, async (folder) => {
    await readSource(join(folder, "c.ts"));
    await writeFile(join(folder, "c.ts"), "export default { a: 2 };\n");
    assert.equal((await readSource(join(folder, "c.ts"))).value, { a: 2 });
  }));

test("what is shared stays shared, in a copy", async () => {
  const value = (await valueRead(
    { "c.mjs": "const a = { b: [1] };\nexport default { x: a, y: [a, a] };\n" },
    "c.mjs",
  )) as { x: unknown; y: unknown[] };
  assert.equal(value, { x: { b: [1] }, y: [{ b: [1] }, { b: [1] }] });
  assert.is(value.x, value.y[1]);
});

for (const [name, text, message] of refused)
  test(`${name} is refused`, async () => assert.is(await refusalOf({ "c.ts": text }, "c.ts"), message));

test("a fault in an imported file is a fault of that file", async () => {
  const files = { "c.ts": 'import "./services/payment.js";\nexport default {};\n' };
  assert.match(
    await refusalOf({ ...files, "services/payment.ts": "const = 1;\n" }, "c.ts"),
    /\/services\/payment\.ts: 1 problem\n\n {2}1:7 {2}is not valid: Expected identifier but found "="\n$/,
  );
  assert.match(
    await refusalOf({ ...files, "services/payment.ts": "\nthrow new Error('no');\n" }, "c.ts"),
    /\/services\/payment\.ts: 1 problem\n\n {2}2:7 {2}threw while it ran: Error: no\n$/,
  );
});

test("all that is not plain data is refused at once", async () => {
  const text = `import { other } from "./other.js";
const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;
class Service {}
export default {
  other,
  since: new Date(0), env: new Map(), tags: new Set(), own: new Service(), pattern: /x/, later: Promise.resolve(1),
  call: () => 1, id: Symbol("x"), size: 5n, ratio: NaN, limit: -Infinity, list: [1, undefined, , 2], cycle,
  nul: "a\\0", half: "\\ud800", ["__proto__"]: 1, nested: { constructor: 1, "a.b": [() => 1] },
};
`;
  const other = "class Service {}\nexport const other = new Service();\n";
  assert.is(
    await refusalOf({ "c.ts": text, "other.ts": other }, "c.ts"),
    `/c.ts: 20 problems

  other               must be plain data, got a Service
  since               must be plain data, got a Date. Write date.toISOString()
  env                 must be plain data, got a Map. Write Object.fromEntries(map)
  tags                must be plain data, got a Set. Write [...set]
  own                 must be plain data, got a Service
  pattern             must be plain data, got a RegExp
  later               must be plain data, got a Promise. Put await before it
  call                must be plain data, got a function
  id                  must be plain data, got a symbol
  size                must be plain data, got a bigint. Write 5 or "5"
  ratio               must be a finite number, got NaN
  limit               must be a finite number, got -Infinity
  list[1]             must be plain data, got undefined
  list[2]             must be plain data, got undefined
  cycle.self          contains itself
  nul                 has a NUL character, which Kubernetes does not take
  half                has half of a character (a lone surrogate)
  __proto__           is a name that JavaScript keeps for itself. Choose another
  nested.constructor  is a name that JavaScript keeps for itself. Choose another
  nested["a.b"][0]    must be plain data, got a function
`,
  );
});

test("nesting without end is refused", async () => {
  const text = "let a = {};\nfor (let i = 0; i < 200; i++) a = { a };\nexport default a;\n";
  assert.match(await refusalOf({ "c.js": text }, "c.js"), /a\.a {2}is nested more than 100 levels deep\n$/);
});

const files = { "catalogue.yaml": "a: 1", "folder/index.ts": "", "other/a.txt": "", "values.toml": "" };

const unreadable: readonly (readonly [path: string, message: string])[] = [
  ["catalouge.yaml", '/catalouge.yaml: 1 problem\n\n  does not exist. Did you mean "catalogue.yaml"?\n'],
  ["catalogue.ts", '/catalogue.ts: 1 problem\n\n  does not exist. Did you mean "catalogue.yaml"?\n'],
  ["payment.ts", "/payment.ts: 1 problem\n\n  does not exist\n"],
  [
    "nowhere/catalogue.ts",
    '/nowhere/catalogue.ts: 1 problem\n\n  does not exist, and neither does its folder "/nowhere"\n',
  ],
  ["folder", '/folder: 1 problem\n\n  is a folder. Did you mean "/folder/index.ts"?\n'],
  ["other", "/other: 1 problem\n\n  is a folder. Name a file in it\n"],
  [
    "values.toml",
    "/values.toml: 1 problem\n\n  has an extension that is not " +
      "known. Known are .ts, .mts, .js, .mjs, .yaml, .yml, .json\n",
  ],
];

for (const [path, message] of unreadable)
  test(`${path} cannot be read`, async () => assert.is(await refusalOf(files, path), message));

test("a file that is too large is not even read", async () =>
  assert.is(
    await refusalOf({ "c.yaml": "#".repeat(6 * 1024 * 1024) }, "c.yaml"),
    "/c.yaml: 1 problem\n\n  must be at most 5 MiB, got 6.0 MiB\n",
  ));

test.run();
