import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { platforms } from "./platforms.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";

const resources = ["cpu", "memory"] as const;

for (const { name, chart, environments } of platforms.filter((platform) => platform.name !== "marketplace")) {
  test(`${name}: one owner for the number of pods, and one for each request`, async () => {
    const problems = await Promise.all(
      [[], ...environments.map((file) => [file])].map(async (values) =>
        conflicts(manifestsIn(await renderedText("helm4", chart, values))),
      ),
    );
    assert.equal(problems.flat(), []);
  });
}

const keda = await objects("scaledobject");

test("KEDA has what scales by more than CPU and memory, and no autoscaler stands beside it", () => {
  assert.equal(names(keda, "ScaledObject"), ["consumers", "shop-orders", "shop-roles-web"]);
  assert.equal(names(keda, "HorizontalPodAutoscaler"), ["shop-cpu"]);
});

test("without KEDA the same metrics are an adapter's", async () => {
  const adapter = await objects("scaledobject", "adapter.yaml");
  assert.equal(names(adapter, "ScaledObject"), []);
  assert.equal(names(adapter, "HorizontalPodAutoscaler"), ["consumers", "shop-cpu", "shop-roles-web"]);
  const [own] = adapter.filter(
    (object) =>
      at(object, "kind") === "HorizontalPodAutoscaler" && at(object, "metadata.name") === "consumers",
  );
  assert.is(
    at(own, "metadata.annotations[validations.keda.sh/hpa-ownership]"),
    "false",
    "KEDA may come later",
  );
});

test("quantities become the numbers that KEDA reads", () => {
  const triggers = at(named(keda, "ScaledObject", "consumers"), "spec.triggers") as readonly {
    type: string;
    metadata: Record<string, string>;
  }[];
  const asked = triggers
    .filter(({ type }) => type === "prometheus")
    .map(({ metadata }) => [
      /__name__="([^"]*)"/.exec(metadata["query"]!)![1],
      Number(metadata["threshold"]),
    ]);
  assert.equal(Object.fromEntries(asked), {
    in_flight: 1.5,
    lag_seconds: 0.5,
    bytes: 2 ** 21,
    "http.requests": 4000,
    plain: 7,
    fraction: 0.25,
  });
});

test("no time to cool down is a time, and not KEDA's default", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-autoscalers-"));
  const file = join(folder, "values.yaml");
  writeFileSync(file, "orders: { autoscaling: { cooldownPeriod: 0 } }\n");
  const { chart } = platforms.find(({ name }) => name === "scaledobject")!;
  const rendered = manifestsIn(await renderedText("helm4", chart, [file]));
  rmSync(folder, { recursive: true });
  assert.is(at(named(rendered, "ScaledObject", "shop-orders"), "spec.cooldownPeriod"), 0);
});

test("the question to Prometheus is about the workload's own pods", () => {
  const query = at(
    named(keda, "ScaledObject", "shop-roles-web"),
    "spec.triggers[type=prometheus].metadata.query",
  ) as string;
  assert.match(query, 'namespace="default"');
  const pods = new RegExp(`^(?:${/pod=~"([^"]*)"/.exec(query)![1]})$`);
  assert.ok(pods.test("shop-roles-web-5d4f8c7b9-x2x4z"));
  for (const other of [
    "shop-roles-worker-5d4f8c7b9-x2x4z",
    "shop-roles-web-v2-5d4f8c7b9-x2x4z",
    "my-shop-roles-web-5d4f8c7b9-x2x4z",
    "shop-roles-web-0",
  ])
    assert.not(pods.test(other), other);
});

test("a workload that may have no pods has no budget that would block a drain of its only one", () => {
  assert.equal(names(keda, "PodDisruptionBudget"), ["consumers"]);
  assert.is(at(named(keda, "ScaledObject", "shop-orders"), "spec.minReplicaCount"), 0);
  assert.is(at(named(keda, "ScaledObject", "shop-orders"), "spec.fallback.replicas"), 1);
});

test.run();

async function objects(platform: string, values?: string): Promise<readonly Manifest[]> {
  const { chart, environments } = platforms.find(({ name }) => name === platform)!;
  return manifestsIn(
    await renderedText(
      "helm4",
      chart,
      environments.filter((file) => values !== undefined && file.endsWith(`/${values}`)),
    ),
  );
}

function names(all: readonly Manifest[], kind: string): readonly unknown[] {
  return all
    .filter((object) => at(object, "kind") === kind)
    .map((object) => at(object, "metadata.name"))
    .sort();
}

function named(all: readonly Manifest[], kind: string, name: string): Manifest {
  return all.find((object) => at(object, "kind") === kind && at(object, "metadata.name") === name)!;
}

function conflicts(all: readonly Manifest[]): readonly string[] {
  const horizontal = all.filter((object) =>
    ["HorizontalPodAutoscaler", "ScaledObject"].includes(at(object, "kind") as string),
  );
  const vertical = all.filter(
    (object) =>
      at(object, "kind") === "VerticalPodAutoscaler" && at(object, "spec.updatePolicy.updateMode") !== "Off",
  );
  const targets = horizontal.map(
    (object) => `${at(object, "spec.scaleTargetRef.kind")}/${at(object, "spec.scaleTargetRef.name")}`,
  );
  const counted = all
    .filter((object) => at(object, "spec.replicas") !== undefined)
    .map((object) => `${at(object, "kind")}/${at(object, "metadata.name")}`);
  return [
    ...targets
      .filter((target, i) => targets.indexOf(target) !== i)
      .map((target) => `${target} has two autoscalers`),
    ...targets
      .filter((target) => counted.includes(target))
      .map((target) => `${target} has replicas and an autoscaler`),
    ...vertical.flatMap((object) => {
      const target = `${at(object, "spec.targetRef.kind")}/${at(object, "spec.targetRef.name")}`;
      const scaled = horizontal[targets.indexOf(target)];
      const controlled = at(
        object,
        "spec.resourcePolicy.containerPolicies[*].controlledResources[*]",
      ) as readonly unknown[];
      return resources
        .filter((resource) => controlled.includes(resource) && scaledBy(scaled, resource))
        .map((resource) => `${target} has two autoscalers of ${resource}`);
    }),
  ];
}

function scaledBy(scaled: Manifest | undefined, resource: string): boolean {
  return (
    at(scaled, `spec.metrics[resource.name=${resource}].type`) !== undefined ||
    at(scaled, `spec.triggers[type=${resource}].type`) !== undefined
  );
}
