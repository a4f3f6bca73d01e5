import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { newFolder } from "../release/package/chart-folder.js";
import { newShop } from "../release/version/shop.js";
import { run } from "./run.js";

const first = {
  api: "1.0.0",
  import: "1.0.0",
  shop: "1.0.0",
  "shop-namespace": "1.0.0",
  store: "1.0.0",
  web: "1.0.0",
};

// What is changed in the catalogue, and the charts that get another version.
const edits: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
  ["a description", "Pages of the shop", "All pages of the shop", { web: "1.0.1", shop: "1.0.1" }],
  ["a default", "default: info", "default: debug", { api: "1.0.1", shop: "1.0.1" }],
  ["a value of a list more", "[debug, info]", "[debug, info, warn]", { api: "1.1.0", shop: "1.1.0" }],
  ["a value of a list less", "[debug, info]", "[info]", { api: "2.0.0", shop: "2.0.0" }],
  [
    "a value more",
    "LOG_LEVEL:",
    "CURRENCY: { default: EUR, description: What is paid in. }\n      LOG_LEVEL:",
    { api: "1.1.0", shop: "1.1.0" },
  ],
  ["a value with another name", "LOG_LEVEL:", "LOGGING:", { api: "2.0.0", shop: "2.0.0" }],
  [
    "an object more",
    "ports: { http: 8080 }",
    "ports: { http: 8080 }\n    podDisruptionBudget: { maxUnavailable: 1 }\n    replicas: 2",
    { api: "1.1.0", shop: "1.1.0" },
  ],
  [
    "an object with another name",
    "ports: { http: 8080 }",
    "ports: { http: 8080 }\n    kubernetesServices: { prices: { ports: { http: 8080 } } }",
    { api: "2.0.0", web: "1.0.1", shop: "2.0.0" },
  ],
  [
    "an immutable field",
    "kind: StatefulSet",
    "kind: StatefulSet\n    podManagementPolicy: Parallel",
    { store: "2.0.0", shop: "2.0.0" },
  ],
  [
    "a Job that is named by its content",
    "args: [import]",
    "args: [import, --all]",
    { import: "1.0.1", shop: "1.0.1" },
  ],
  [
    "a service more",
    "services:",
    "services:\n  stock:\n    description: What is there\n    ports: { http: 80 }\n    calls: [api]",
    { api: "1.0.1", shop: "1.1.0", stock: "1.0.0" },
  ],
  [
    "the chart of the namespace alone",
    "namespace: {}",
    "namespace: { defaultDeny: false }",
    { "shop-namespace": "2.0.0" },
  ],
  [
    "fewer versions of Kubernetes",
    "namespace: {}",
    'namespace: {}\nkubeVersion: ">=1.32.0-0"',
    { api: "2.0.0", import: "2.0.0", shop: "2.0.0", "shop-namespace": "2.0.0", store: "2.0.0", web: "2.0.0" },
  ],
];

for (const [what, from, to, expected] of edits) {
  test(`${what}: ${Object.values(expected).at(-1)}`, () => {
    const shop = newShop();
    shop.edit(from, to);
    const { status, stdout, stderr } = shop.run("version", "--no-prove");
    assert.is(status, 0, stderr);
    assert.equal(shop.versions(), { ...first, ...expected }, stdout);
  });
}

test("a second run finds nothing more, whatever changed", () => {
  const shop = newShop();
  for (const [, from, to] of edits.filter(([what]) => /less|Job|immutable|namespace|service more/.test(what)))
    shop.edit(from, to);
  assert.is(shop.run("version", "--no-prove").status, 0);
  assert.equal(shop.versions(), {
    api: "2.0.0",
    import: "1.0.1",
    shop: "2.0.0",
    "shop-namespace": "2.0.0",
    stock: "1.0.0",
    store: "2.0.0",
    web: "1.0.0",
  });
  const { status, stdout } = shop.run("version", "--check");
  assert.is(status, 0);
  assert.match(stdout, "store  1.0.0 → 2.0.0, major (it has it)\n");
});

test("nothing gets another version where nothing changed", () => {
  const shop = newShop();
  const { status, stdout } = shop.run("version", "--check");
  assert.is(status, 0);
  assert.match(stdout, /^6 charts are as in commit [0-9a-f]{12}\.\n$/);
  assert.is(shop.run("version", "--no-prove").status, 0);
  assert.not.ok(existsSync(join(shop.folder, "charts/versions.yaml")));
});

test("a change that grows is one change against what was published; --check writes nothing and fails", () => {
  const shop = newShop();
  shop.edit("default: info", "default: debug");
  shop.run("version", "--no-prove");
  shop.edit("[debug, info]", "[debug, info, warn]");
  const { status, stdout } = shop.run("version", "--check");
  assert.is(status, 1);
  assert.match(stdout, "api  1.0.0 → 1.1.0, minor (it has 1.0.1)\n");
  assert.match(stdout, "\nNothing was written. 2 charts need another version: chartwright version\n");
  assert.equal([shop.versions()["api"], shop.run("version", "--dry-run").status], ["1.0.1", 0]);
  shop.run("version", "--no-prove");
  assert.is(shop.run("generate", "--check", "--no-prove").status, 0);
  assert.equal(shop.versions(), { ...first, api: "1.1.0", shop: "1.1.0" });
  assert.match(
    readFileSync(join(shop.folder, "charts/versions.yaml"), "utf8"),
    /^# [^]+\napi: "1\.1\.0"\nshop: "1\.1\.0"\n$/,
  );
});

test("--json says all of it", () => {
  const shop = newShop();
  shop.edit("[debug, info]", "[info]");
  const { charts, ok } = JSON.parse(shop.run("version", "--dry-run", "--json").stdout) as {
    readonly ok: boolean;
    readonly charts: readonly { readonly name: string }[];
  };
  assert.ok(ok);
  assert.equal(
    charts.find(({ name }) => name === "api"),
    {
      name: "api",
      published: "1.0.0",
      current: "1.0.0",
      next: "2.0.0",
      level: "major",
      reasons: [
        { level: "major", of: "value", path: "env.LOG_LEVEL", message: 'does not take "debug" any more' },
      ],
    },
  );
});

test("ct lint's check of versions fails before, and passes after", () => {
  const shop = newShop();
  shop.edit("default: info", "default: debug");
  shop.edit("namespace: {}", "namespace: { defaultDeny: false }");
  shop.git("checkout", "--quiet", "-b", "change");
  shop.run("generate", "--no-prove");
  shop.git("commit", "--quiet", "--all", "--message", "Change");
  assert.match(shop.lint(), /chart version not ok\. Needs a version bump!/);
  assert.match(shop.run("version").stdout, "charts/shop in production: no finding.\n");
  shop.git("add", ".");
  shop.git("commit", "--quiet", "--message", "Versions");
  const output = shop.lint();
  assert.match(output, "All charts linted successfully");
  assert.equal([...output.matchAll(/^ ✔︎ (\S+)/gm)].map(([, name]) => name).sort(), [
    "shop",
    "shop-namespace",
  ]);
});

test("a package, a folder of packages, a folder of charts and a commit are the same to compare with, for Helm 3 as well", async () => {
  const shop = newShop("helm3");
  const packages = newFolder();
  for (const chart of ["shop", "shop-namespace"])
    assert.is(
      (await run("helm3", ["package", join(shop.folder, "charts", chart), "--destination", packages])).code,
      0,
    );
  const charts = join(newShop().folder, "charts");
  shop.edit("[debug, info]", "[info]");
  shop.edit(
    "ports: { http: 8080 }",
    "ports: { http: 8080 }\n    kubernetesServices: { prices: { ports: { http: 8080 } } }",
  );
  const found = [
    packages,
    join(packages, "shop-1.0.0.tgz"),
    charts,
    join(charts, "shop"),
    "main",
    "HEAD",
  ].map((against) => {
    const { status, stdout, stderr } = shop.run("version", "--against", against, "--dry-run", "--json");
    assert.is(status, 0, stderr);
    return (JSON.parse(stdout) as { readonly charts: readonly { readonly name: string }[] }).charts.filter(
      ({ name }) => name !== "shop-namespace",
    );
  });
  for (const each of found) assert.equal(each, found[0]);
  assert.match(JSON.stringify(found[0]), /"Service\/shop-api","message":"is gone"/);
});

test("charts that were edited by hand are not written, and keep their versions", () => {
  const shop = newShop();
  shop.edit("default: info", "default: debug");
  writeFileSync(join(shop.folder, "charts/shop/charts/api/values.yaml"), "by: hand\n");
  const { status, stderr } = shop.run("version", "--no-prove");
  assert.is(status, 1);
  assert.match(stderr, "charts/shop/charts/api/values.yaml");
  assert.not.ok(existsSync(join(shop.folder, "charts/versions.yaml")));
});

test("wrong usage is exit code 2, and a program that is missing 3", () => {
  const shop = newShop();
  assert.equal(
    [shop.run("version", "--against", "nowhere").status, shop.run("version", "--check", "--dry-run").status],
    [2, 2],
  );
  shop.git("update-ref", "-d", "refs/remotes/origin/main");
  const { status, stderr } = shop.run("version");
  assert.is(status, 2);
  assert.match(stderr, "Name what was published last with --against");
  shop.edit("args: [import]", "args: [import, --all]");
  assert.is(shop.run("version", "--against", "HEAD", "--helm", "/nowhere/helm").status, 3);
});

test.run();
