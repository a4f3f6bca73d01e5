import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { caseFolder } from "../cases.js";
import { at } from "./at.js";
import { platforms } from "./platforms.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";
import { run } from "./run.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-jobs-"));
test.after(() => rmSync(folder, { recursive: true }));

test("a Job has a new name when its pods change, and only then", async () => {
  const usual = await jobNames("");
  assert.match(usual.find((name) => name.startsWith("shop-full"))!, /^shop-full-[0-9a-f]{8}$/);
  for (const same of [
    "full: { job: { suspend: false } }",
    "full: { labels: { team: a }, annotations: { a: b } }",
    "store: { replicaCount: 3 }",
  ]) {
    assert.equal(await jobNames(same), usual, same);
  }
  for (const other of [
    "full: { env: { LIMIT: '7' } }",
    "full: { image: { tag: v2 } }",
    "full: { configMaps: { settings: { SOURCE: lake } } }",
    "global: { endpoints: { store: { host: elsewhere.example.com } } }",
  ]) {
    const changed = await jobNames(other);
    assert.equal(
      changed.filter((name) => !usual.includes(name)).map((name) => name.replace(/-[0-9a-f]{8}$/, "")),
      ["shop-full"],
      other,
    );
  }
});

test("a new version of the chart alone does not run a Job again", async () => {
  const version = async (text: string) => {
    const copy = join(folder, text);
    await run("helm4", [
      "package",
      join(chart("job"), "charts/full"),
      "--version",
      text,
      "--destination",
      copy,
    ]);
    return manifestsIn(await renderedText("helm4", join(copy, `full-${text}.tgz`)))
      .filter(isJob)
      .map(name);
  };
  assert.equal(await version("1.0.1"), await version("1.0.2"));
});

test("a store is inside of the release in one environment, and outside in another", async () => {
  const endpoints = (environment: string) =>
    renderedText("helm4", chart("endpoints"), [
      join(caseFolder("endpoints"), "values", `${environment}.yaml`),
    ]).then(manifestsIn);
  const [inside, outside] = await Promise.all([endpoints("development"), endpoints("production")]);
  assert.equal(variables(inside), {
    DATABASE_URL: "postgresql://orders@shop-postgres:5432/orders",
    CACHE_URL: "redis://shop-cache:6379",
    CACHE_NODES: "shop-cache-0.shop-cache-headless:6379,shop-cache-1.shop-cache-headless:6379",
  });
  assert.equal(variables(outside), {
    DATABASE_URL: "postgresql://orders@db.eu-central-1.rds.amazonaws.com:6432/orders",
    CACHE_URL: "rediss://cache.platform.svc.cluster.local:6379",
    CACHE_NODES: "cache.platform.svc.cluster.local:6379",
  });
  assert.is(inside.filter((manifest) => at(manifest, "kind") === "StatefulSet").length, 2);
  assert.is(outside.filter((manifest) => at(manifest, "kind") === "StatefulSet").length, 0);
  const policy = outside.find(
    (manifest) => at(manifest, "kind") === "NetworkPolicy" && name(manifest) === "shop-reports",
  );
  assert.equal(
    at(policy, "spec.egress[*].to[*].ipBlock.cidr"),
    [undefined, "10.20.0.0/16"],
    "DNS, and the database",
  );
});

test("operators stop the update of a StatefulSet before its first pods", async () => {
  const manifests = manifestsIn(
    await renderedText("helm4", chart("endpoints"), [join(caseFolder("endpoints"), "values/rollout.yaml")]),
  );
  assert.is(
    at(
      manifests.find(
        (manifest) => name(manifest) === "shop-postgres" && at(manifest, "kind") === "StatefulSet",
      ),
      "spec.updateStrategy.rollingUpdate.partition",
    ),
    1,
  );
});

test.run();

function chart(name: string): string {
  return platforms.find((platform) => platform.name === name)!.chart;
}

async function jobNames(values: string): Promise<readonly string[]> {
  const file = join(folder, `${Buffer.from(values).toString("hex") || "none"}.yaml`.slice(-200));
  writeFileSync(file, values);
  return manifestsIn(await renderedText("helm4", chart("job"), [file]))
    .filter(isJob)
    .map(name)
    .sort();
}

function isJob(manifest: Manifest): boolean {
  return at(manifest, "kind") === "Job";
}

function name(manifest: Manifest): string {
  return at(manifest, "metadata.name") as string;
}

/** What the program of `orders` is told. */
function variables(manifests: readonly Manifest[]): Readonly<Record<string, unknown>> {
  const env = at(
    manifests.find((manifest) => at(manifest, "kind") === "Deployment" && name(manifest) === "shop-orders"),
    "spec.template.spec.containers[orders].env",
  );
  return Object.fromEntries(
    (env as readonly { name: string; value: unknown }[]).map(({ name, value }) => [name, value]),
  );
}
