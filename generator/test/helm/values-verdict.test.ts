import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import { marketplace, smallUmbrella, writeChart } from "../values/charts.js";
import * as assert from "uvu/assert";
import { helmVerdict } from "./helm-verdict.js";
import { ourVerdict, sameVerdict, type WrittenChart } from "./same-verdict.js";

const small = written(smallUmbrella());
const large = written(await marketplace());
test.after(() =>
  [small, large].forEach(({ folder }) => rmSync(join(folder, "..", ".."), { recursive: true })),
);

/** Values that are valid; several files in one row are given together. */
const accepted: readonly (readonly string[])[] = [
  [""],
  ["# nothing\n"],
  ["{}"],
  ["web-app:\n  replicaCount: 3\n"],
  ["web-app: {}\n"],
  ["global: {}\n"],
  ["web-app: { autoscaling: { enabled: false } }"],
  ["web-app: { env: { LOG_LEVEL: debug, TIMEOUT: '45' } }"],
  ["web-app: { resources: { limits: { memory: 1Gi, nvidia.com/gpu: '1' } } }"],
  ["web-app: { resources: null }", "web-app: { resources: {} }"],
  ["web-app: { podDisruptionBudget: { maxUnavailable: 10% } }"],
  ["web-app: { labels: { example.com/team: a, tier: '' } }"],
  ["web-app: { image: { tag: null } }"],
  ["web-app: { image: { tag: '1.2@sha256:" + "0a".repeat(32) + "' } }"],
  ["web-app: { image: { registry: ghcr.io, digest: 'sha256:" + "0a".repeat(32) + "' } }"],
  ["payment-service: { nodeSelector: { pool: null } }"],
  ["payment-service: { limits: { most: 0.5 } }"],
  ["payment-service: { limits: { most: null } }"],
  ["report: { enabled: true, cronJob: { suspend: true }, image: { tag: null } }"],
  ["web-app: { enabled: false }\npayment-service: { enabled: false }\n", "database: { enabled: false }\n"],
  ["database: { enabled: false }\n", "global: { endpoints: { database: { host: 10.0.0.5, port: 5433 } } }\n"],
  ["payment-service: { enabled: false }\nreport: { enabled: true }", "payment-service: null"],
  ["report: null"],
  ["database: null"],
  ["database: { replicaCount: '3' }", "database: { replicaCount: 3 }"],
  ["database: { typo: 1 }", "database: null"],
  ["database: 5", "database: { replicaCount: 0 }"],
  [
    "global: { image: { registry: ghcr.io, pullPolicy: Always }, imagePullSecrets: [{ name: a }, { name: b }] }",
  ],
  ["database: { imagePullSecrets: [{ name: a }] }"],
  ["database: { extraEnv: [{ name: A }, { name: B, valueFrom: { secretKeyRef: { name: s, key: k } } }] }"],
  ["web-app: { readinessProbe: { periodSeconds: 5, successThreshold: 2 } }"],
  ["global: { networkPolicy: { dns: { podLabels: null } } }"],
  ["global: { networkPolicy: null }"],
  ["web-app: { global: { image: { registry: ghcr.io } } }"],
  ["database: { global: { anything: [1] } }"],
  ["database: { persistence: { data: { size: 1Ti, storageClassName: fast } } }"],
  ["database: { topologySpreadConstraints: [{ topologyKey: zone }] }"],
  ["web-app: &a { labels: { a: b } }\ndatabase: *a\n"],
];

/** Values that are not, for reasons of every sort. */
const refused: readonly (readonly string[])[] = [
  ["payments: {}"],
  ["webApp: { replicaCount: 1 }"],
  ["web-app: { replica: 1 }"],
  ["web-app: { image: { tagg: a } }"],
  ["web-app: { image: { registry: ghcr.io } }"],
  ["web-app: { image: { registry: ghcr.io, tag: null } }"],
  ["global: { image: { tag: '1.2@sha256:" + "0a".repeat(32) + "' } }"],
  [
    "web-app: { autoscaling: { behavior: { scaleUp: { policies: " +
      "[{ type: Pods, value: 1, periodSeconds: 1, x: 1 }] } } } }",
  ],
  ["global: { image: { tagg: a } }"],
  ["global: { hosts: { shopp: a.example.com } }"],
  ["global: { endpoints: { databse: { host: db } } }"],
  ["global: { endpoints: { database: {} } }"],
  ["global: { endpoints: { database: { host: null } } }"],
  ["global: 5"],
  ["global: []"],
  ["web-app: 5"],
  ["web-app: [replicaCount]"],
  ["web-app: text\ndatabase: { x: 1 }"],
  ["web-app: { replicaCount: '3' }"],
  ["web-app: { replicaCount: 1.5 }"],
  ["web-app: { replicaCount: -1 }"],
  ["web-app: { replicaCount: 10001 }"],
  ["web-app: { replicaCount: { min: 1 } }"],
  ["web-app: { replicaCount: null }"],
  ["web-app: { replicaCount: 3 }", "web-app: { replicaCount: }"],
  ["web-app: { image: null, env: null, resources: null }"],
  ["web-app: { image: { repository: null } }"],
  ["web-app: { autoscaling: { minReplicas: null } }"],
  ["web-app: { autoscaling: true }"],
  ["web-app: { env: { TIMEOUT: 45 } }"],
  ["web-app: { env: { TIMEOUT: true } }"],
  ["web-app: { env: { LOG_LEVEL: trace } }"],
  ["web-app: { env: { LOG_LEVEL: null } }"],
  ["web-app: { env: [{ name: TIMEOUT, value: '45' }] }"],
  ["web-app: { image: { digest: 'sha256:abc', repository: Team/App, tag: 'a b' } }"],
  ["web-app: { resources: { requests: { cpu: 100 m } } }"],
  ["web-app: { resources: { requests: { gpu: '1' } } }"],
  ["web-app: { podDisruptionBudget: { maxUnavailable: 120% } }"],
  ["web-app: { podDisruptionBudget: { maxUnavailable: -1 } }"],
  ["web-app: { labels: { app.kubernetes.io/name: other } }"],
  ["web-app: { labels: { a b: c } }"],
  ["web-app: { podAnnotations: { a: 1, b: true } }"],
  ["web-app: { enabled: 'true' }"],
  ["web-app: { enabled: 0, replicaCount: '1' }"],
  ["web-app: { enabled: null }"],
  ["web-app: { global: 5 }"],
  ["web-app: { global: null }"],
  ["web-app: { global: { networkPolicy: { dns: { typo: 1 } } } }"],
  ["report: { imag: {} }"],
  ["report: { image: null, cronJob: { schedule: daily } }"],
  ["report: { image: { tag: null } }"],
  ["report: { enabled: true, image: null }"],
  ["report: { enabled: false, image: { tag: 1 } }"],
  ["database: { enabled: false }"],
  ["payment-service: { enabled: false }"],
  ["payment-service: { enabled: false }\nweb-app: { enabled: false }\nreport: { enabled: true }"],
  ["database: { enabled: false }\nglobal: { endpoints: { database: { host: '' } } }"],
  ["payment-service: { limits: { currency: USD } }"],
  ["payment-service: { limits: { currency: null } }"],
  ["payment-service: { limits: { most: 0 } }"],
  ["payment-service: { nodeSelector: { pol: null } }"],
  ["database: { persistence: { data: { size: '10 Gi' }, dat: {} } }"],
  ["database: { tolerations: [{ key: a }, { key: 5 }] }"],
  ["database: { tolerations: { key: a } }"],
  ["database: { topologySpreadConstraints: [{ maxSkew: 0 }] }"],
  ["database: { replicaCount: 1 }", "database: { replicaCount: '1' }"],
  ["database: { a: 1 }", "database: 5", "database: { b: 1 }"],
  ["database: 5", "database: { a: 1 }", "database: []", "database: { b: 1 }"],
  ["global: { imagePullSecrets: [{ name: a }, { name: b }, { name: a }] }"],
  ["database: { imagePullSecrets: [a] }"],
  ["global: { networkPolicy: { gateway: { namespaceLabels: {} } } }"],
  ["web-app: { podAnnotations: { kubernetes.io/ingress.class: nginx } }"],
  ["web-app: { resources: { limits: { nvidia.com/gpu: 4233Pi } } }"],
  ["web-app: { resources: { limits: { cpu: 33E } } }"],
  ['database: { extraEnv: [{ name: A, value: "a\\u0085b" }] }'],
  ["database: { extraEnv: [{ name: A, valueFrom: { configMapKeyRef: { name: a, key: ..a } } }] }"],
  ["web-app: { extraEnv: [{ name: LOG_LEVEL, value: debug }] }"],
  ["web-app: { extraEnv: { DEBUG: '1' } }"],
  ["web-app: { extraEnv: [{ name: DEBUG, value: 1 }] }"],
  [
    "web-app: { extraEnv: [{ name: DEBUG, value: a, valueFrom: { fieldRef: { fieldPath: spec.nodeName } } }] }",
  ],
  ["web-app: { readinessProbe: { httpGet: { path: / } } }"],
  ["web-app: { livenessProbe: { periodSeconds: 5 } }"],
  ["web-app: { readinessProbe: { periodSeconds: 0 } }"],
  ["database: { imagePullSecrets: [{ name: a, key: b }] }"],
  ["- web-app\n"],
  ["just text\n"],
  ["web-app: { image: { tag: 1.10 } }"],
  ["tags: { front: true }"],
];

const inSubchart: readonly (readonly [chart: string, file: string, valid: boolean])[] = [
  ["web-app", "replicaCount: 3\nglobal: { image: { tag: v1 } }\n", true],
  ["web-app", "enabled: true\nglobal: { other: 1 }\n", true],
  ["web-app", "replicaCount: null\nimage: { repository: null }\n", false],
  ["web-app", "web-app: { replicaCount: 3 }\n", false],
  ["payment-service", "limits: { currency: EUR, mst: 1 }\nglobal: null\n", false],
  ["database", "nodeSelector: { a: null }\nreplicaCount: many\n", false],
];

const inMarketplace: readonly (readonly [file: string, valid: boolean])[] = [
  ["", true],
  [
    "edge: { initContainers: { markPackets: { image: { tag: v2 } } } }\nkafka: " +
      "{ resources: { limits: { memory: 8Gi } } }\nnode-agent: { enabled: false }",
    true,
  ],
  [
    "storefront: { workloads: { v1: { replicaCount: 5 } }, podMonitor: { " +
      "interval: 5s } }\npostgres: { workloads: { replica: { replicaCount: 3 } } }",
    true,
  ],
  [
    "storefront: { workloads: { v1: { replicaCount: '5' }, v3: {} " +
      "}, podMonitor: { interval: 5h, metricRelabelings: [1] } }",
    false,
  ],
  ["edge: { replicaCount: 3, initContainers: { mark-packets: {} } }\nkafka: { enabled: false }", false],
  [
    "global: { env: { LOG_LEVEL: loud, LOG_FORMAT: 1 }, " +
      "ingress: { className: 5 }, gateway: { enabled: 'yes' } }",
    false,
  ],
  [
    "orders: { workloads: { reconcile: { cronJob: { schedule: hourly, suspend: null } } } }\nmetrics: null",
    false,
  ],
];

for (const files of accepted)
  test(`accepted: ${files.join(" + ")}`, () => assert.equal(sameVerdict(small, files), []));
for (const files of refused)
  test(`refused: ${files.join(" + ")}`, () => assert.ok(sameVerdict(small, files).length > 0));

// The umbrella may be a subchart itself, and GitOps tools pass keys of their own.
test("Helm takes foreign keys in global, and we name them", () => {
  const file = "global: { imag: {}, cattle: { clusterId: c-1 } }";
  const [said] = ourVerdict(small.chart, [file]).problems;
  assert.equal(
    said?.problems.map(({ path }) => path),
    ["global.imag", "global.cattle"],
  );
  for (const helm of ["helm4", "helm3"] as const)
    assert.is(helmVerdict(helm, small.folder, [file], undefined).kind, "accepted", helm);
});

for (const [name, file, valid] of inSubchart) {
  const part = {
    chart: small.chart.dependencies.find((chart) => chart.name === name)!,
    folder: join(small.folder, "charts", name),
  };
  test(`${name} alone: ${file}`, () => assert.is(sameVerdict(part, [file]).length === 0, valid));
}

for (const [file, valid] of inMarketplace)
  test(`marketplace: ${file}`, () => assert.is(sameVerdict(large, [file]).length === 0, valid));

test.run();

function written(chart: WrittenChart["chart"]): WrittenChart {
  return { chart, folder: writeChart(chart) };
}
