import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { ProblemsError } from "../../src/problem/problem.js";
import { packagesOf } from "../../src/release/package/package.js";
import { tar } from "../../src/release/package/tar.js";
import { newFolder, shop, writeChart, type Tree } from "../release/package/chart-folder.js";
import { gzipSync } from "node:zlib";
import { run } from "./run.js";

const helms = ["helm3", "helm4"] as const;
const chart = (name: string, more = "") =>
  `apiVersion: v2\nname: ${name}\ndescription: Sells\nversion: "1.0.0"\n${more}`;
const needs = (name: string) =>
  chart(
    "shop",
    `dependencies:\n  - name: ${name}\n    version: "*"\n    repository: "https://example.com"\n`,
  );

// What Helm takes, however odd it is: names and the packages that come of it.
const taken: readonly (readonly [string, Tree, readonly string[]])[] = [
  [
    "a version with a v",
    { "Chart.yaml": "apiVersion: v2\nname: shop\nversion: v1.0.0\n" },
    ["shop-v1.0.0.tgz"],
  ],
  [
    "a version of two numbers",
    { "Chart.yaml": 'apiVersion: v2\nname: shop\nversion: "1.02"\n' },
    ["shop-1.02.tgz"],
  ],
  [
    "a version that is a number",
    { "Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0\n" },
    ["shop-1.tgz"],
  ],
  ["a name with capitals", { "Chart.yaml": chart("Shop") }, ["Shop-1.0.0.tgz"]],
  [
    "scalars as YAML 1.1 has them",
    {
      "Chart.yaml": chart("shop", "appVersion: 12e03\ndeprecated: no\nkeywords: [on]\nannotations: {a: =}\n"),
    },
    ["shop-1.0.0.tgz"],
  ],
  [
    "a key given twice, an anchor and a merge key",
    {
      "Chart.yaml": chart(
        "shop",
        "maintainers:\n  - &m {name: a}\n  - <<: *m\n    email: a@example.com\nhome: a\nhome: b\n",
      ),
    },
    ["shop-1.0.0.tgz"],
  ],
  [
    "a subchart that Helm leaves alone",
    { "Chart.yaml": chart("shop"), "charts/_old/Chart.yaml": "name: OLD\n", "charts/.hidden/a": "" },
    ["shop-1.0.0.tgz"],
  ],
  [
    "a subchart that .helmignore leaves out",
    { "Chart.yaml": chart("shop"), ".helmignore": "charts/old\n", "charts/old/Chart.yaml": "name: OLD\n" },
    ["shop-1.0.0.tgz"],
  ],
  [
    "a subchart's folder with another name",
    { "Chart.yaml": needs("cart"), "charts/basket/Chart.yaml": chart("cart") },
    ["cart-1.0.0.tgz", "shop-1.0.0.tgz"],
  ],
  [
    "requirements of Helm 2",
    {
      "Chart.yaml": 'apiVersion: v1\nname: shop\nversion: "1.0.0"\n',
      "requirements.yaml": 'dependencies:\n  - name: cart\n    version: "*"\n    repository: ""\n',
      "charts/cart/Chart.yaml": chart("cart"),
    },
    ["cart-1.0.0.tgz", "shop-1.0.0.tgz"],
  ],
  ["a library", { "Chart.yaml": chart("shop", "type: library\n") }, ["shop-1.0.0.tgz"]],
  ["no values at all", { "Chart.yaml": chart("shop"), "values.yaml": "# none\n" }, ["shop-1.0.0.tgz"]],
];

for (const [what, tree, files] of taken) {
  test(`a chart with ${what} is packaged, as Helm takes it`, async () => {
    const folder = writeChart(tree);
    const packages = packagesOf([folder], 0);
    assert.equal(
      packages.map(({ file }) => file),
      files,
    );
    const file = join(newFolder(), files.at(-1)!);
    writeFileSync(file, packages.at(-1)!.bytes);
    for (const helm of helms)
      for (const source of [folder, file])
        assert.equal(
          (await run(helm, ["show", "chart", source])).errors.replace(
            /^(WARNING|level=WARN|time=).*\n/gm,
            "",
          ),
          "",
          helm,
        );
  });
}

const refused: readonly (readonly [string, Tree, string])[] = [
  [
    "a file in charts/",
    { "charts/README.md": "x" },
    "charts/README.md/Chart.yaml  does not exist, so Helm does not load",
  ],
  [
    "a folder in charts/ that is not a chart",
    { "charts/notes/a.txt": "x" },
    "charts/notes/Chart.yaml  does not exist, so Helm does not load",
  ],
  [
    "a package that is none",
    { "charts/till-1.0.0.tgz": "x" },
    "charts/till-1.0.0.tgz  is not a whole package of a chart: it is not compressed by gzip",
  ],
  ["values that are no YAML", { "values.yaml": "a: [\n" }, "values.yaml  is not valid YAML"],
  ["values that are a list", { "values.yaml": "- a\n" }, "values.yaml  must be a mapping"],
  [
    "a type that Helm does not know",
    { "Chart.yaml": chart("shop", "type: service\n") },
    'Chart.yaml type  must be "application" or "library", got "service"',
  ],
  [
    "dependencies that are no list",
    { "Chart.yaml": chart("shop", "dependencies: cart\n") },
    'Chart.yaml dependencies  must be a list, got "cart"',
  ],
  [
    "no version",
    { "Chart.yaml": "apiVersion: v2\nname: shop\n" },
    "Chart.yaml version  must be a semantic version in quotes",
  ],
  [
    "a name with a slash",
    { "Chart.yaml": chart("a/b") },
    'Chart.yaml name  must be a text in quotes without "/", got "a/b"',
  ],
  [
    "a missing dependency",
    { "Chart.yaml": needs("redis"), "charts/cart/Chart.yaml": chart("redis-cluster") },
    "charts/redis  is a dependency of the chart, but is not there",
  ],
  [
    "a dependency that Helm leaves alone",
    { "Chart.yaml": needs("redis"), "charts/_redis/Chart.yaml": chart("redis") },
    "charts/redis  is a dependency of the chart, but is not there",
  ],
  [
    "a subchart that Helm does not load",
    { "charts/cart/charts/x/a": "" },
    "charts/cart/charts/x/Chart.yaml  does not exist",
  ],
];

for (const [what, tree, message] of refused) {
  test(`a chart with ${what} is refused, as Helm refuses it`, async () => {
    const folder = writeChart({ ...shop, ...tree });
    assert.throws(
      () => packagesOf([folder], 0),
      (error: unknown) => error instanceof ProblemsError && error.message.includes(message),
      `no error with: ${message}`,
    );
    for (const helm of helms) assert.is((await run(helm, ["template", folder])).code, 1, helm);
  });
}

// Helm takes their folders, but not what it makes of them itself.
test("what no package can hold is refused", () => {
  for (const path of ["..foo", "C:/a"]) {
    assert.throws(
      () => packagesOf([writeChart({ ...shop, [path]: "x" })], 0),
      /begins with "\.\." or like a drive of Windows/,
    );
  }
  const large = Object.fromEntries(
    Array.from({ length: 26 }, (_, i) => [`files/${i}`, "x".repeat(4 * 1024 * 1024)]),
  );
  assert.throws(() => packagesOf([writeChart({ ...shop, ...large })], 0), /holds more than 100 MiB/);
});

test("a subchart that is there as a package counts, whatever its file is called, and is not packaged again", async () => {
  const folder = writeChart({ "Chart.yaml": needs("cart") });
  const cart = gzipSync(tar("cart", [{ path: "Chart.yaml", bytes: Buffer.from(chart("cart")) }], 0));
  mkdirSync(join(folder, "charts"));
  writeFileSync(join(folder, "charts/basket.tgz"), cart);
  const packages = packagesOf([folder], 0);
  assert.equal(
    packages.map(({ name, height }) => [name, height]),
    [["shop", 1]],
  );
  for (const helm of helms) assert.is((await run(helm, ["template", folder])).code, 0, helm);
});

test("a link to a folder that .helmignore leaves out is left out", () => {
  const folder = writeChart({ ...shop, ".helmignore": "elsewhere/\n" });
  symlinkSync("/tmp", join(folder, "elsewhere"));
  assert.is(packagesOf([folder], 0).length, 2);
});

test("files come in Helm's order, which is that of CustomResourceDefinitions", async () => {
  const definition = (name: string) =>
    `# ${name}\napiVersion: apiextensions.k8s.io/v1\nkind: ` +
    `CustomResourceDefinition\nmetadata:\n  name: ${name}.example.com\n`;
  const folder = writeChart({
    ...shop,
    "crds/a/x.yaml": definition("x"),
    "crds/a-b.yaml": definition("b"),
    "crds/a.yaml": definition("c"),
  });
  const file = join(newFolder(), "shop-1.0.0.tgz");
  writeFileSync(file, packagesOf([folder], 0).at(-1)!.bytes);
  for (const helm of helms) {
    const [ofFolder, ofPackage] = [
      await run(helm, ["template", folder, "--include-crds"]),
      await run(helm, ["template", file, "--include-crds"]),
    ];
    assert.ok(ofFolder.output.indexOf("# x") < ofFolder.output.indexOf("# b"));
    assert.is(ofPackage.output, ofFolder.output, helm);
  }
});

test.run();
