import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { validate } from "../../src/commands/validate.js";
import { caseFolder } from "../cases.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-capacity-"));
cpSync(join(caseFolder("namespace"), "values"), join(folder, "values"), { recursive: true });
test.after(() => rmSync(folder, { recursive: true }));

/** What is said of values files with these names and texts; each problem is `file: line path message`. */
async function problems(
  texts: Readonly<Record<string, string>>,
  ...layers: readonly string[]
): Promise<readonly string[]> {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, "values", name), text);
  const { json } = await validate(
    join(caseFolder("namespace"), "catalogue.yaml"),
    folder,
    layers.map((name) => join(folder, "values", name)),
  );
  for (const name of Object.keys(texts))
    if (!name.startsWith("namespace/larger")) rmSync(join(folder, "values", name));
  const found = json["problems"] as readonly {
    readonly file: string;
    readonly path: string;
    readonly message: string;
    readonly position?: { readonly line: number };
  }[];
  return found.map(({ file, path, message, position }) =>
    `${file.slice(folder.length + 8)}: ${position ? `${position.line} ` : ""}${path} ${message}`.replaceAll(
      `${folder}/`,
      "",
    ),
  );
}

test("an environment fits into the namespace of its name", async () => {
  assert.equal(await problems({}), []);
});

test("one without a namespace of its name has the catalogue's figures", async () => {
  assert.equal(
    await problems({ "other.yaml": "web:\n  autoscaling:\n    maxReplicas: 7\n" }, "other.yaml"),
    [
      "other.yaml: limits.cpu 4.7 at the start, 5.8 during a surge, 7.7 " +
        "with every autoscaler at its maximum; the catalogue's quota is 7.1 " +
        "(web 7 × 600m, agent 3 × 500m, report 2 × 500m, store 2 × 500m)",
      "other.yaml: limits.memory 2.375Gi at the start, 2.938Gi during a surge, " +
        "3.938Gi with every autoscaler at its maximum; the catalogue's quota is " +
        "3712Mi (web 7 × 320Mi, agent 3 × 256Mi, report 2 × 256Mi, store 2 × 256Mi)",
      "other.yaml: requests.cpu 2.45 at the start, 3.05 during a surge, 4.2 " +
        "with every autoscaler at its maximum; the catalogue's quota is 3.85 " +
        "(web 7 × 350m, agent 3 × 250m, report 2 × 250m, store 2 × 250m)",
      "other.yaml: requests.memory 1.188Gi at the start, 1.469Gi during a surge, " +
        "1.969Gi with every autoscaler at its maximum; the catalogue's quota is " +
        "1856Mi (web 7 × 160Mi, agent 3 × 128Mi, report 2 × 128Mi, store 2 × 128Mi)",
      "other.yaml: requests.ephemeral-storage 5.372Gi at the start, 6.836Gi during a " +
        "surge, 10.254Gi with every autoscaler at its maximum; the catalogue's quota " +
        "is 9500Mi (web 7 × 1000Mi, agent 3 × 500Mi, report 2 × 500Mi, store 2 × 500Mi)",
      "other.yaml: pods 9 at the start, 11 during a surge, 14 with every autoscaler at " +
        "its maximum; the catalogue's quota is 13 (web 7, agent 3, report 2, store 2)",
      "other.yaml: count/pods 17 at the start, 19 during a surge, 22 with every autoscaler " +
        "at its maximum; the catalogue's quota is 21 (report 10, web 7, agent 3, store 2)",
    ].sort((a, b) => order.indexOf(key(a)) - order.indexOf(key(b))),
  );
});

const order = [
  "requests.cpu",
  "requests.memory",
  "limits.cpu",
  "limits.memory",
  "requests.ephemeral-storage",
  "pods",
  "count/pods",
];

function key(problem: string): string {
  return problem.split(" ")[1]!;
}

test("values files that are given together are one environment", async () => {
  const more = { "more.yaml": "web:\n  autoscaling:\n    minReplicas: 11\n" };
  const [first] = await problems(more, "larger.yaml", "more.yaml");
  assert.is(
    first,
    "more.yaml: requests.cpu 5.6 at the start, 6.9 during a surge, 5.6 with every " +
      "autoscaler at its maximum; the quota of values/namespace/larger.yaml is " +
      "6550m (web 14 × 350m, agent 4 × 250m, report 2 × 250m, store 2 × 250m)",
  );
});

test("what the LimitRange refuses is shown where it stands", async () => {
  const text =
    "web:\n  autoscaling: { enabled: false }\n  resources:\n    requests:\n      cpu: 10m\n" +
    "store:\n  persistence:\n    data:\n      size: 20Gi\n    fast:\n      size: 100Mi\n";
  const found = (await problems({ "small.yaml": text }, "small.yaml")).filter((problem) =>
    problem.includes("LimitRange"),
  );
  assert.equal(found, [
    "small.yaml: 5 web.resources.requests.cpu must be at least " +
      "50m, the LimitRange's minimum for a container, got 10m",
    "small.yaml: 9 store.persistence.data.size must be at most 10Gi, " +
      "the LimitRange's maximum for a PersistentVolumeClaim, got 20Gi",
    "small.yaml: 11 store.persistence.fast.size must be at least 1Gi, " +
      "the LimitRange's minimum for a PersistentVolumeClaim, got 100Mi",
  ]);
});

test("a service that is off counts nothing, and suspended runs do not either", async () => {
  const off =
    "web: { enabled: false }\nstore: { enabled: false }\nagent: " +
    "{ enabled: false }\nreport: { cronJob: { suspend: true } }\n";
  assert.equal(await problems({ "off.yaml": off }, "off.yaml"), []);
});

test("where the namespace denies everything, NetworkPolicies must not be off", async () => {
  assert.equal(
    await problems({ "open.yaml": "global:\n  networkPolicy:\n    enabled: false\n" }, "open.yaml"),
    [
      "open.yaml: 3 global.networkPolicy.enabled must be true, for the " +
        "namespace denies all traffic that no NetworkPolicy allows, got false",
    ],
  );
});

test("a switch that null takes away is that of the catalogue", async () => {
  assert.equal(
    await problems({ "null.yaml": "global:\n  networkPolicy:\n    enabled: null\n" }, "null.yaml"),
    [],
  );
  assert.equal(await problems({ "null.yaml": "global:\n  networkPolicy: null\n" }, "null.yaml"), []);
});

test("a values file of the namespace is checked by the schema of its chart", async () => {
  assert.equal(
    await problems({
      "namespace/odd.yaml":
        "name: Prod\nresourceQuota:\n  hard:\n    request.cpu: 5\nlimitRange:\n  container: " +
        "null\nlabels:\n  pod-security.kubernetes.io/enforce: privileged\npodSecurity: {}\n",
    }),
    [
      "namespace/odd.yaml: 1 name must be the name of a namespace: " +
        'lower-case letters, digits and dashes, at most 63, got "Prod"',
      'namespace/odd.yaml: 4 resourceQuota.hard["request.cpu"] is not something ' +
        'that a ResourceQuota counts, such as "requests.cpu", "limits.memory", ' +
        '"pods", "services", "requests.storage" or "count/deployments.apps"',
      "namespace/odd.yaml: 6 limitRange.container must not be null: null takes its " +
        "default away, and the chart needs it. Leave the line out to have the default",
      'namespace/odd.yaml: 8 labels["pod-security.kubernetes.io/enforce"] is not a ' +
        "label that the chart or Kubernetes does not set itself (app.kubernetes.io/…, " +
        "helm.sh/chart, pod-security.kubernetes.io/…, kubernetes.io/metadata.name)",
      "namespace/odd.yaml: 9 podSecurity is not a known key. Known are " +
        '"name", "labels", "annotations", "resourceQuota", "limitRange"',
    ],
  );
});

test("figures that contradict each other measure nothing else", async () => {
  assert.equal(
    [
      ...(await problems({
        "namespace/larger.yaml":
          "limitRange:\n  container:\n    max:\n      cpu: 10m\nresourceQuota:\n  hard:\n    pods: 0\n",
      })),
    ].sort(),
    [
      "namespace/larger.yaml: 2 limitRange.container.default.cpu must be at most max, which is 10m, got 500m",
      "namespace/larger.yaml: 2 limitRange.container.defaultRequest.cpu " +
        "must be at most max, which is 10m, got 250m",
      "namespace/larger.yaml: 2 limitRange.container.min.cpu must be at most max, which is 10m, got 50m",
    ].sort(),
  );
});

test.run();
