import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { newFolder } from "../release/package/chart-folder.js";
import { newShop, type Shop } from "../release/version/shop.js";
import { run } from "./run.js";

const migrated =
  "ports: { http: 8080 }\n    calls: [store]\n    startsAfter: " +
  "[store]\n    migration: { revision: 1, compatibleFrom: 1 }";
const template = (text: string) =>
  `ports: { http: 8080 }\n    templates:\n      own.yaml: |\n${text
    .split("\n")
    .map((line) => `        ${line}\n`)
    .join("")}`;
const job = template(
  'apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: own-{{ .Chart.Version | replace "." ' +
    '"-" }}\nspec:\n  template:\n    metadata:\n      labels: { app.kubernetes.io/version: ' +
    "{{ .Chart.Version | quote }} }\n    spec:\n      containers: []",
);
const claim = template(
  "apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: own\nspec:\n  " +
    "serviceName: own\n  volumeClaimTemplates:\n    - metadata:\n        " +
    "name: data\n        labels: { version: {{ .Chart.Version | quote }} }",
);
const random = template(
  "apiVersion: v1\nkind: Secret\nmetadata:\n  name: own\nimmutable: " +
    "true\nstringData:\n  password: {{ randAlphaNum 20 | quote }}",
);

// What the published catalogue has in place of api's ports, what is changed then, and the versions that come
// of it.
const cases: readonly (readonly [string, string, string, string, Readonly<Record<string, string>>])[] = [
  [
    "the image of a migration in the release",
    migrated,
    "migration: {",
    'image: { repository: api, tag: "8" }\n    migration: {',
    { api: "1.0.1", shop: "1.0.1" },
  ],
  ["the revision of a migration", migrated, "revision: 1,", "revision: 2,", { api: "1.1.0", shop: "1.1.0" }],
  [
    "a default, beside a Job with the chart's version in its name",
    job,
    "default: info",
    "default: debug",
    { api: "1.0.1", shop: "1.0.1" },
  ],
  [
    "a default, beside an immutable field with the chart's version",
    claim,
    "default: info",
    "default: debug",
    { api: "2.0.0", shop: "2.0.0" },
  ],
  [
    "a default, beside an immutable Secret that is drawn by lot",
    random,
    "default: info",
    "default: debug",
    { api: "1.0.1", shop: "1.0.1" },
  ],
  [
    "a service that is switched off now",
    "ports: { http: 8080 }",
    "kind: Job",
    "kind: Job\n    enabled: false",
    { shop: "2.0.0" },
  ],
  [
    "a first Secret of a service",
    "ports: { http: 8080 }",
    "env:\n",
    "env:\n      TOKEN: { secretKeyRef: { key: token } }\n",
    { api: "1.1.0", shop: "1.1.0" },
  ],
  [
    "a new service that an old one calls",
    "ports: { http: 8080 }",
    "services:\n  web:\n    description: Pages of the shop\n    ports: { http: 3000 }\n    calls: [api]",
    "services:\n  stock:\n    description: What is there\n    ports: { http: 80 }\n  web:\n    " +
      "description: Pages of the shop\n    ports: { http: 3000 }\n    calls: [api, stock]",
    { shop: "1.1.0", stock: "1.0.0", web: "1.1.0" },
  ],
];

for (const [what, published, from, to, expected] of cases) {
  test(`${what}: ${expected["shop"]}`, () => {
    const shop = publishedWith(published);
    const before = shop.versions();
    shop.edit(from, to);
    const { status, stdout, stderr } = shop.run("version", "--no-prove");
    assert.is(status, 0, stderr);
    assert.equal(shop.versions(), { ...before, ...expected }, stdout);
    const again = shop.run("version", "--check");
    assert.is(again.status, 0, again.stdout);
  });
}

test("a claim that shrinks is said to shrink", () => {
  const shop = publishedWith(
    "ports: { http: 8080 }\n    volumes: { data: { persistentVolumeClaim: { " +
      "size: 2Gi } } }\n    volumeMounts: [{ name: data, mountPath: /data }]",
  );
  shop.edit("2Gi", "1Gi");
  assert.match(
    shop.run("version", "--dry-run").stdout,
    "cannot be updated: spec.resources.requests.storage may not become less",
  );
});

test("how git checks files out is no change", () => {
  const shop = newShop();
  shop.git("config", "core.autocrlf", "true");
  assert.match(shop.run("version", "--check").stdout, /^6 charts are as in commit/);
});

test("in a clone with too little history it is said what to do", () => {
  const shop = newShop();
  shop.git("checkout", "--quiet", "-b", "change");
  shop.git("commit", "--quiet", "--allow-empty", "--message", "Change");
  shop.git("checkout", "--quiet", "main");
  shop.git("commit", "--quiet", "--allow-empty", "--message", "Elsewhere");
  const clone = join(newFolder(), "clone");
  assert.is(
    spawnSync("git", [
      "clone",
      "--quiet",
      "--depth",
      "1",
      "--no-single-branch",
      "--branch",
      "change",
      `file://${shop.folder}`,
      clone,
    ]).status,
    0,
  );
  const { status, stderr } = shop.run("version", "--output", clone);
  assert.is(status, 3);
  assert.match(
    stderr,
    /too little history here to find where the branch left origin\/\w+\. Run: git fetch --unshallow/,
  );
});

test("a place that holds none of the charts is wrong usage, not a first publication", async () => {
  const [shop, folder] = [newShop(), newFolder()];
  await run("helm4", ["package", join(shop.folder, "charts/shop/charts/api"), "--destination", folder]);
  for (const [against, message] of [
    [newFolder(), "holds none of shop and shop-namespace"],
    [join(folder, "api-1.0.0.tgz"), "holds none of shop and shop-namespace"],
    [join(shop.folder, "catalogue.yaml"), "takes oci://HOST/PATH, a .tgz, a folder, or a commit"],
    ["oci://", "takes oci://HOST/PATH, a .tgz, a folder, or a commit"],
  ] as const) {
    const { status, stderr } = shop.run("version", "--check", "--against", against);
    assert.equal([status, stderr.includes(message)], [2, true], stderr);
  }
});

test("a line for a chart that is not there is named, taken out, and not passed by --check", () => {
  const shop = newShop();
  const file = join(shop.folder, "charts/versions.yaml");
  writeFileSync(file, 'wbe: "1.3.0"\n');
  const { status, stdout } = shop.run("version", "--check");
  assert.is(status, 1);
  assert.match(stdout, "charts/versions.yaml has wbe: no chart of the catalogue, so that goes.\n");
  assert.is(readFileSync(file, "utf8"), 'wbe: "1.3.0"\n');
  assert.is(shop.run("version", "--no-prove").status, 0);
  assert.not.ok(existsSync(file));
});

test("ct lint passes as well where the chart of the namespace alone changed", () => {
  const shop = newShop();
  shop.edit("namespace: {}", "namespace: { defaultDeny: false }");
  shop.git("checkout", "--quiet", "-b", "change");
  shop.run("version", "--no-prove");
  shop.git("add", ".");
  shop.git("commit", "--quiet", "--message", "Versions");
  assert.equal(
    shop
      .lint()
      .match(/^ ✔︎ \S+/gm)
      ?.map((line) => line.slice(4)),
    ["shop-namespace"],
  );
});

test("a published chart that cannot be read is named with its file", () => {
  const [shop, other] = [newShop(), newShop()];
  writeFileSync(join(other.folder, "charts/shop/charts/api/values.yaml"), "a: [\n");
  const { status, stderr } = shop.run("version", "--against", join(other.folder, "charts/shop"));
  assert.is(status, 1);
  assert.match(stderr, /charts\/api\/values\.yaml/);
});

test.run();

/** A shop without environments that was published with something else in place of api's ports. */
function publishedWith(text: string): Shop {
  const shop = newShop();
  rmSync(join(shop.folder, "values"), { recursive: true });
  shop.edit("ports: { http: 8080 }", text);
  const { status, stderr } = shop.run("generate", "--no-prove");
  assert.is(status, 0, stderr);
  shop.git("add", ".");
  shop.git("commit", "--quiet", "--message", "Published");
  shop.git("update-ref", "refs/remotes/origin/main", "HEAD");
  return shop;
}
