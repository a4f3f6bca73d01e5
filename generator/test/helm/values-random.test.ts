import { rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { pathText, type Step } from "../../src/problem/positions.js";
import type { Chart } from "../../src/chart/chart.js";
import { defaults } from "../../src/chart/values/value-tree.js";
import { toYaml } from "../../src/render/yaml.js";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { checkValues } from "../../src/values/check-values.js";
import { marketplace, smallUmbrella, writeChart, yamlSource } from "../values/charts.js";
import { claim, documentWith, faults, type Fault } from "./faults.js";
import { properties } from "./schema-nodes.js";
import { sameVerdict, type WrittenChart } from "./same-verdict.js";
import { validValue } from "./valid-values.js";

const [small, large] = [smallUmbrella(), await marketplace()].map((chart) => ({
  chart,
  folder: writeChart(chart),
})) as [WrittenChart, WrittenChart];
test.after(() =>
  [small, large].forEach(({ folder }) => rmSync(join(folder, "..", ".."), { recursive: true })),
);

for (const written of [small, large]) {
  const { name, schema } = written.chart;

  test(`${name}: random values of the schema are accepted and render`, () => {
    for (const values of fc.sample(validValue(schema, installed(schema)), { numRuns: 12, seed: 7 })) {
      assert.equal(sameVerdict(written, [toYaml(agreeing(values as Readonly<Record<string, unknown>>))]), []);
    }
  });

  test(`${name}: single faults are refused at their places`, () => {
    // A service that is not a mapping stops Helm at once, so it would hide the others.
    const all = faults(schema).filter(
      ({ steps, value }) => steps.length > 1 || (steps[0] === "global" && value !== null) || isObject(value),
    );
    const batches = batched(
      schema,
      fc.sample(fc.shuffledSubarray([...all], { minLength: Math.min(all.length, 900), maxLength: 900 }), {
        numRuns: 1,
        seed: 3,
      })[0]!,
    );
    for (const batch of batches) {
      const found = sameVerdict(written, [toYaml(documentWith(schema, batch))]).flatMap(({ problems }) =>
        problems.map(({ path }) => path),
      );
      // Null is right where it takes away what nobody needs, and what is missing comes from a default that
      // has it.
      const missed = batch.filter(
        ({ kind, steps }) =>
          kind !== "null" &&
          !(kind === "missing key" && isObject(defaultAt(written.chart, steps))) &&
          !found.some((path) => path.startsWith(pathText(steps))),
      );
      assert.equal(missed, []);
    }
    const kinds = new Set(all.map(({ kind }) => kind));
    assert.is(kinds.size, 10, "every kind of fault occurs");
  });
}

test("null that takes away what nobody needs leaves charts that render", () => {
  const { chart } = small;
  const text = (nulls: readonly Fault[]) => toYaml(documentWith(chart.schema, nulls));
  const nulls = faults(chart.schema).filter(({ kind, steps }) => kind === "null" && !steps.includes(0));
  const accepted = nulls.filter(
    (fault) => checkValues(chart, [yamlSource("null.yaml", text([fault]))]).length === 0,
  );
  assert.ok(accepted.length > 15);
  for (const batch of batched(chart.schema, accepted)) assert.equal(sameVerdict(small, [text(batch)]), []);
});

test.run();

/** The umbrella's schema without the choice of services: what is on or off must fit together. */
function installed(schema: JsonSchema): JsonSchema {
  const services = properties(schema).map(([name, part]) => {
    const { enabled, global, ...own } = part["properties"] as Readonly<Record<string, JsonSchema>>;
    return [
      name,
      name === "global"
        ? part
        : {
            ...part,
            properties: {
              ...own,
              enabled: { enum: [true] },
              global: (schema["properties"] as Readonly<Record<string, JsonSchema>>)["global"],
            },
          },
    ];
  });
  return { ...schema, properties: Object.fromEntries(services) };
}

/**
 * The same, with autoscalers and images that do not contradict each other, endpoints that say where they are,
 * and a key of the store for each service.
 */
function agreeing({ global, ...services }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const autoscaling = { engine: "keda", prometheusAddress: "http://prometheus:9090" };
  const endpoints = Object.entries(Object(Object(global).endpoints)).map(([name, endpoint]) => [
    name,
    { cidrs: ["10.0.0.0/8"], ...(endpoint as object) },
  ]);
  const { secrets } = Object(global) as { readonly secrets?: { readonly externalSecret?: object } };
  const externalSecret = { ...secrets?.externalSecret, remoteKey: "shop/{service}" };
  return {
    ...(withModestScaling(services) as object),
    global: {
      ...(global as object),
      autoscaling,
      endpoints: Object.fromEntries(endpoints),
      ...(secrets?.externalSecret && { secrets: { ...secrets, externalSecret } }),
    },
  };
}

function withModestScaling(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withModestScaling);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(withFewestPods(withTag(node as Readonly<Record<string, unknown>>))).map(([key, value]) => [
      key,
      key === "updateMode" ? "Off" : (together[key]?.(value) ?? withModestScaling(value)),
    ]),
  );
}

/** Values that depend on each other. */
const together: Readonly<Record<string, (value: unknown) => unknown>> = {
  topologySpreadConstraints: (value) => (value as readonly unknown[]).slice(0, 1),
  extraEnv: (value) => (value as readonly unknown[]).slice(0, 1),
  affinity: (value) => withoutMatchLabelKeys(value),
  serviceAccount: (value) => ({ ...(value as object), name: "" }),
  resources: (value) => {
    const { limits = {} } = value as { readonly limits?: Readonly<Record<string, unknown>> };
    const devices = Object.entries(limits).filter(([name]) => /^hugepages-|\//.test(name));
    const amounts = { ...Object.fromEntries(devices), cpu: 1, memory: "1Gi" };
    return { requests: amounts, limits: amounts };
  },
};

function withoutMatchLabelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMatchLabelKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value as object)
      .filter(([key]) => key !== "matchLabelKeys")
      .map(([key, member]) => [key, withoutMatchLabelKeys(member)]),
  );
}

function withFewestPods(node: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return "minReplicas" in node || "maxReplicas" in node ? { ...node, minReplicas: 1 } : node;
}

/** An image of another registry says its tag, and one digest is enough. */
function withTag(node: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isImage = ["registry", "repository", "digest"].some((key) => typeof node[key] === "string");
  const tag = String(node["tag"] || "1.0").replace(/@.*/, "");
  return isImage || node["tag"] === "" ? { ...node, tag } : node;
}

function defaultAt(chart: Chart, steps: readonly Step[]): unknown {
  const [first, ...rest] = steps;
  const subchart = chart.dependencies.find(({ name }) => name === first);
  const whole = defaults((subchart ?? chart).values);
  return (subchart ? rest : steps).reduce<unknown>(
    (value, step) => (isObject(value) ? (value as Readonly<Record<Step, unknown>>)[step] : undefined),
    whole,
  );
}

/** Sets of faults that do not touch each other, as few as a simple way finds. */
function batched(schema: JsonSchema, all: readonly Fault[]): readonly (readonly Fault[])[] {
  const batches: { readonly faults: Fault[]; readonly claims: (readonly Step[])[] }[] = [];
  for (const fault of all) {
    const own = claim(schema, fault);
    const batch = batches.find(({ claims }) => !claims.some((other) => touches(own, other)));
    if (batch) {
      batch.faults.push(fault);
      batch.claims.push(own);
    } else batches.push({ faults: [fault], claims: [own] });
  }
  return batches.map(({ faults }) => faults);
}

function touches(a: readonly Step[], b: readonly Step[]): boolean {
  return a.every((step, i) => i >= b.length || step === b[i]);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
