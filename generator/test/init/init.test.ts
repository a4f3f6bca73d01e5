import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { init } from "../../src/init/init.js";
import { chartNameOf } from "../../src/init/answers.js";
import { packageFolder } from "../../src/package-folder.js";

// That what it makes passes Helm, chart-testing and the workflow is tried by ci/test/init.test.ts.
const home = mkdtempSync(join(tmpdir(), "chartwright-init-"));
test.after(() => rmSync(home, { recursive: true }));

const given = { name: "shop", maintainer: "Shop team" };

test("what a repository has stays, and gets what it lacks", async () => {
  const before = {
    "package.json": JSON.stringify({
      name: "platform",
      scripts: { check: "eslint ." },
      dependencies: { chartwright: "1.2.3" },
      x: [1],
    }),
    ".gitignore": "dist/\nnode_modules/",
    "tsconfig.json": "{}",
    "values/production.yaml": "web:\n  replicaCount: 7\n",
    "src/index.ts": "",
  };
  const root = folder(before);
  const { exitCode, json } = await init(root, { ...given, language: "typescript" }, false);
  assert.is(exitCode, 0);
  assert.equal(json["changed"], ["package.json", ".gitignore"]);
  assert.equal(json["left"], ["tsconfig.json", "values/production.yaml"]);
  for (const path of ["tsconfig.json", "values/production.yaml", "src/index.ts"] as const)
    assert.is(read(root, path), before[path]);
  assert.equal(JSON.parse(read(root, "package.json")), {
    name: "platform",
    scripts: { generate: "chartwright generate", check: "eslint ." },
    dependencies: { chartwright: "1.2.3" },
    x: [1],
    devDependencies: { typescript: ">=5.9" },
  });
  assert.is(read(root, ".gitignore"), "dist/\nnode_modules/\npackages/\n.chartwright.lock\n");
  assert.ok(read(root, "charts/shop/values.schema.json").length > 0);
});

test("a second time there is a catalogue already", async () => {
  const root = folder({});
  await init(root, { ...given, language: "yaml" }, false);
  const files = all(root);
  await refuses(root, { ...given, language: "yaml" }, /there is a catalogue already, catalogue\.yaml/);
  assert.equal(all(root), files);
});

test("nothing is written where something is in the way", async () => {
  const root = folder({ "values/production.yaml/x": "" });
  symlinkSync("nothing", join(root, "renovate.json"));
  await refuses(root, given, /values\/production\.yaml +is a folder[^]*renovate\.json +is a symbolic link/);
  assert.equal(all(root), ["renovate.json", "values", "values/production.yaml", "values/production.yaml/x"]);
});

test("a package.json that is none is told before anything is written", async () => {
  const root = folder({ "package.json": "[1" });
  await refuses(root, given, /package\.json[^]*must be a JSON object/);
  assert.equal(all(root), ["package.json"]);
});

test("names and languages are those that there can be", async () => {
  const root = folder({});
  await refuses(root, { ...given, name: "My Shop" }, /such as "my-shop"; got "My Shop"/);
  await refuses(root, { ...given, language: "json" }, /typescript or yaml, got "json"/);
  assert.equal(all(root), []);
});

test("the name of a folder becomes one of a chart", () => {
  const names = ["shop", "My_Shop 2", "2nd", "-", "x".repeat(60)].map(chartNameOf);
  assert.equal(names, ["shop", "my-shop-2", "nd", "platform", "platform"]);
});

test("Renovate finds the images of the catalogue and of values, with their registries", async () => {
  const root = folder({});
  await init(root, { ...given, language: "yaml" }, false);
  const settings = JSON.parse(read(root, "renovate.json")) as {
    readonly customManagers: readonly [
      { readonly managerFilePatterns: readonly string[]; readonly matchStrings: readonly [string] },
    ];
  };
  const [{ managerFilePatterns, matchStrings }] = settings.customManagers;
  const files = managerFilePatterns.map((pattern) => new RegExp(pattern.slice(1, -1)));
  const isLookedAt = (path: string) => files.some((pattern) => pattern.test(path));
  assert.equal(
    ["catalogue.ts", "generator/catalogue/web.ts", "values/a.yaml", "charts/a/values.yaml"].map(isLookedAt),
    [true, true, true, false],
  );
  const digest = `sha256:${"0a".repeat(32)}`;
  const texts: readonly (readonly [text: string, ...found: (string | undefined)[]])[] = [
    [read(root, "catalogue.yaml"), "ghcr.io", "stefanprodan/podinfo", "6.7.1", undefined],
    ['image: { repository: "redis", tag: "7.4-alpine" }', undefined, "redis", "7.4-alpine", undefined],
    [`web:\n  image:\n    repository: a/b\n    tag: '1@${digest}'`, undefined, "a/b", "1", digest],
  ];
  for (const [text, ...found] of texts) {
    const { groups = {} } = new RegExp(matchStrings[0]).exec(text) ?? {};
    const { registry, repository, currentValue, currentDigest } = groups;
    assert.equal([registry, repository, currentValue, currentDigest], found);
  }
});

test("the workflow installs the package rather than building it", async () => {
  const root = folder({});
  await init(root, { ...given, language: "yaml" }, false);
  const own = readFileSync(join(packageFolder, ".github/workflows/charts.yml"), "utf8");
  const made = read(root, ".github/workflows/charts.yml");
  assert.not.match(made, "ci/setup.mjs");
  assert.is(made.split("npm ci").length, own.split("node ci/setup.mjs").length);
});

test.run();

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(home, "repository-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function all(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
}

function read(root: string, path: string): string {
  return readFileSync(join(root, path), "utf8");
}

async function refuses(root: string, answers: Parameters<typeof init>[1], reason: RegExp): Promise<void> {
  try {
    await init(root, answers, false);
  } catch (error) {
    assert.instance(error, Error);
    return assert.match((error as Error).message, reason);
  }
  assert.unreachable("not refused");
}
