import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Inputs } from "../../src/source/inputs.js";
import { readSource } from "../../src/source/read.js";

type Files = Readonly<Record<string, string>>;

const both: Files = {
  "index.ts": 'import { a } from "./lib/a.js";\nexport default { a };\n',
  "lib/a.ts": "export const a = 1;\n",
};

test("a module depends on all that it imports, where it was looked for, and on the settings above", async () => {
  const { files, folders } = (await inputsIn({ ...both }))!;
  for (const file of [
    "index.ts",
    "lib/a.ts",
    "tsconfig.json",
    "lib/tsconfig.json",
    "lib/package.json",
    "../package.json",
  ])
    assert.ok(files.includes(file), file);
  assert.equal(folders, [
    { folder: "lib", start: "a" },
    { folder: "lib", start: "index" },
  ]);
});

test("of a folder's index, both folders count", async () => {
  const { folders } = (await inputsIn({
    "index.ts": 'import { a } from "./lib/deep";\nexport default { a };\n',
    "lib/deep/index.ts": "export const a = 1;\n",
  }))!;
  assert.equal(folders, [
    { folder: "lib", start: "deep" },
    { folder: "lib/deep", start: "index" },
  ]);
});

test("of a link, the folder that it lies in and the one that it leads to count", async () => {
  const { files, folders } = (await inputsIn({ ...both, "other/b.ts": "export const a = 2;\n" }, (folder) => {
    rmSync(join(folder, "lib/a.ts"));
    symlinkSync("../other/b.ts", join(folder, "lib/a.ts"));
  }))!;
  assert.ok(files.includes("other/b.ts"));
  assert.equal(folders, [
    { folder: "lib", start: "a" },
    { folder: "other", start: "index" },
  ]);
});

test("what a tsconfig.json extends counts, all the way", async () => {
  const { files } = (await inputsIn({
    ...both,
    "tsconfig.json": '{ "extends": ["./base"] }',
    "base.json": '{ // it goes on\n"extends": "./config/last.json" }',
    "config/last.json": "{}",
  }))!;
  for (const file of ["base", "base.json", "config/last.json"]) assert.ok(files.includes(file), file);
});

test("tsconfigs that extend each other are no trouble", async () => {
  assert.ok(
    await inputsIn({
      ...both,
      "tsconfig.json": '{ "compilerOptions": {} }',
      "lib/tsconfig.json": '{ "extends": "../tsconfig.json" }',
    }),
  );
});

// What makes the inputs of a module impossible to tell.
const untold: Readonly<Record<string, Files>> = {
  "a module of Node": { "index.ts": 'import { sep } from "node:path";\nexport default { sep };\n' },
  "the environment as a module": {
    "index.ts": 'import { env } from "node:process";\nexport default { a: env["X"] ?? 1 };\n',
  },
  "a package": {
    "index.ts": 'import { a } from "own";\nexport default { a };\n',
    "node_modules/own/package.json": '{ "name": "own", "type": "module", "main": "index.js" }',
    "node_modules/own/index.js": "export const a = 1;",
  },
  "a name that tsconfig.json maps": {
    "index.ts": 'import { a } from "@lib/a";\nexport default { a };\n',
    "tsconfig.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
    "lib/a.ts": "export const a = 1;\n",
  },
  "a tsconfig.json of a package": { ...both, "tsconfig.json": '{ "extends": "@own/tsconfig" }' },
  "a tsconfig.json that may extend another": { ...both, "tsconfig.json": '{ "\\u0065xtends": "./base" }' },
  "import() of what is known when it runs": {
    "index.ts": 'const name = "path";\nexport default { sep: (await import(`node:${name}`)).sep };\n',
  },
  "require of what is known when it runs": {
    "index.ts": 'const load = require;\nexport default { sep: load("node:path").sep };\n',
  },
  createRequire: {
    "index.ts":
      'import { createRequire } from "node:module";\nexport default ' +
      '{ sep: createRequire(import.meta.url)("node:path").sep };\n',
  },
  "import.meta.resolve": { "index.ts": "export default { a: typeof import.meta.resolve };\n" },
};

for (const [name, files] of Object.entries(untold)) {
  test(`untracked: ${name}`, async () => assert.is(await inputsIn(files), undefined));
}

test("import.meta speaks of the file in which it stands", () =>
  inFolder(
    {
      "index.ts":
        'import { a } from "./lib/a.js";\nexport default { a, b: ' +
        "[import.meta.url, import.meta.filename, import.meta.dirname] };\n",
      "lib/a.ts": "export const a = [import.meta.url, import.meta.filename, import.meta.dirname];\n",
    },
    async (folder) => {
      const { value } = await readSource(join(folder, "index.ts"));
      const own = (path: string) => [
        `file://${join(folder, path)}`,
        join(folder, path),
        dirname(join(folder, path)),
      ];
      assert.equal(value, { a: own("lib/a.ts"), b: own("index.ts") });
    },
  ));

/** The inputs of index.ts among files, with paths relative to their folder. */
async function inputsIn(
  files: Files,
  change: (folder: string) => void = () => undefined,
): Promise<Inputs | undefined> {
  return inFolder(files, async (folder) => {
    change(folder);
    const { inputs } = await readSource(join(folder, "index.ts"));
    const below = (path: string) =>
      path === folder ? "." : path.replace(`${folder}/`, "").replace(`${dirname(folder)}/`, "../");
    return (
      inputs && {
        ...inputs,
        files: inputs.files.map(below),
        folders: inputs.folders.map(({ folder, start }) => ({ folder: below(folder), start })),
      }
    );
  });
}

async function inFolder<Result>(files: Files, action: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "chartwright-inputs-")));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.run();
