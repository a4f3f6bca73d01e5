import { test } from "uvu";
import * as assert from "uvu/assert";
import { filesValues } from "../../src/capacity/effective-values.js";
import { mergeSources } from "../../src/values/merge-sources.js";
import { cutEdges } from "../../src/prove/edges/cut-edges.js";
import { yamlSource } from "../values/charts.js";
import { at } from "./at.js";
import { declared } from "./declared.js";
import type { Manifest } from "./render.js";

const shop = declared({
  name: "shop",
  hosts: { web: "shop.example.com" },
  gateway: { enabled: true, name: "edge", namespace: "gateways" },
  networkPolicy: { kubernetesApi: ["10.0.0.1/32"] },
  externalServices: {
    kafka: { hosts: ["kafka.queues.svc"], ports: { kafka: 9092 } },
    bank: { hosts: ["bank.example.com"], ports: { https: 443 } },
  },
  services: {
    web: {
      description: "Pages",
      ports: { http: 8080, metrics: 9090 },
      metrics: { port: "metrics" },
      routes: [{ host: "web" }],
      clients: [{ cidr: "198.51.100.0/24", ports: ["http"] }],
      calls: ["db", "kafka", "bank"],
      startsAfter: ["db"],
      migration: { revision: 1, command: ["migrate"] },
      smokeCheck: {},
    },
    db: { description: "Keeps", kind: "StatefulSet", ports: { sql: 5432 } },
  },
});

/** What is found with values, in what Helm prints after a change. */
async function found(
  values: string,
  change: (objects: readonly Manifest[]) => readonly Manifest[] = (objects) => objects,
  namespaceObjects: readonly object[] = [],
): Promise<readonly string[]> {
  const { values: given } = mergeSources([yamlSource("values.yaml", values)]);
  const documents = change(await shop.rendered(values)).map((body) => ({ body }));
  return cutEdges(shop.catalogue, filesValues(shop.chart, given), {
    documents,
    namespaceObjects: namespaceObjects.map((body) => ({ body })),
    release: "shop",
    namespace: "default",
  }).map(({ message, objects }) => `${message} (${objects.map(({ object }) => object).join(", ")})`);
}

const isPolicy = (object: Manifest, name: string) =>
  at(object, "kind") === "NetworkPolicy" && at(object, "metadata.name") === name;

/** The same objects with a policy's rules of one direction taken away. */
const without =
  (name: string, direction: "ingress" | "egress") =>
  (objects: readonly Manifest[]): readonly Manifest[] =>
    objects.map((object) =>
      isPolicy(object, name) ? { ...object, spec: { ...Object(object["spec"]), [direction]: [] } } : object,
    );

const outside = "db: { enabled: false }\nglobal: { endpoints: { db: { host: pg.data.svc, port: 6432 } } }\n";
for (const values of ["", outside, "global: { ingress: { enabled: false } }", "db: { replicaCount: 2 }"])
  test(`every edge gets through with ${JSON.stringify(values)}`, async () =>
    assert.equal(await found(values), []));

// What is taken away, with which values, and the edges that it cuts.
const cases: readonly (readonly [string, "ingress" | "egress", string, readonly string[]])[] = [
  [
    "shop-web",
    "ingress",
    "",
    [
      "the routes of web, port 8080 TCP: into",
      "the routes of web, port 8080 TCP: into",
      "the metrics of web, port 9090 TCP: into",
      "the clients of web, port 8080 TCP: into",
      "what the smoke check of web asks of web, port 8080 TCP: into",
    ],
  ],
  [
    "shop-web",
    "egress",
    "",
    [
      "the call of db by web, port 5432 TCP: out of",
      "the call of kafka by web, port 9092 TCP: out of",
      "the call of bank by web, port 443 TCP: out of",
      "the wait of web for migrations, port 443 TCP, 6443 TCP: out of",
    ],
  ],
  [
    "shop-db",
    "ingress",
    "",
    [
      "the call of db by web, port 5432 TCP: into",
      "the call of db by the migration of web, port 5432 TCP: into",
    ],
  ],
  [
    "shop-web",
    "egress",
    outside,
    [
      "the call of db by web, port 6432 TCP: out of",
      "the call of kafka by web, port 9092 TCP: out of",
      "the call of bank by web, port 443 TCP: out of",
    ],
  ],
  [
    "shop-web-migration",
    "egress",
    outside,
    [
      "the call of db by the migration of web, port 6432 TCP: out of",
      "the call of kafka by the migration of web, port 9092 TCP: out of",
      "the call of bank by the migration of web, port 443 TCP: out of",
    ],
  ],
  ["shop-web-smoke-check", "egress", "", ["what the smoke check of web asks of web, port 8080 TCP: out of"]],
];
for (const [policy, direction, values, expected] of cases)
  test(`${policy} without ${direction} cuts ${expected.length} edges${values === "" ? "" : ", the store outside"}`, async () =>
    assert.equal(
      await found(values, without(policy, direction)),
      expected.map((edge) => `NetworkPolicies block ${edge} the pods (NetworkPolicy/${policy})`),
    ));

test("a namespace that denies by default cuts all where the release has no policies", async () => {
  const deny = {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "deny", namespace: "default" },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
  };
  const off = "global: { networkPolicy: { enabled: false } }";
  assert.equal(await found(off), []);
  const all = await found(off, undefined, [deny]);
  assert.is(all.length, 12);
  assert.ok(all.every((text) => text.endsWith("(NetworkPolicy/deny)")));
  assert.equal(await found("", undefined, [deny]), []);
});

/** A Job of a service's own template. */
const seed = (labels: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "seed" },
  spec: { template: { metadata: { labels }, spec: { containers: [{ name: "seed", image: "seed" }] } } },
});
const labels = { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "shop" };

test("pods of own templates with the labels of their service make its calls, and are called at no port that they lack", async () => {
  const cut = await found("", (objects) => [...objects, seed(labels)]);
  assert.equal(cut, [
    "NetworkPolicies block the call of db by web, port 5432 TCP: into the pods, but only with Job/seed (NetworkPolicy/shop-db)",
  ]);
  const part = { ...labels, "app.kubernetes.io/part-of": "shop" };
  assert.equal(await found("", (objects) => [...objects, seed(part)]), []);
  assert.equal(
    await found("", (objects) => [...objects, seed({ ...part, "app.kubernetes.io/name": "other" })]),
    [],
  );
});

test("so do those of a service with several workloads that are of none of them", async () => {
  const several = declared({
    name: "shop",
    services: {
      web: {
        description: "Pages",
        calls: ["db"],
        workloads: { pages: {}, search: {} },
        templates: { "seed.yaml": "# Nothing here: the test adds the Job\n" },
      },
      db: { description: "Keeps", ports: { sql: 5432 } },
    },
  });
  const objects = await several.rendered("");
  const cuts = (more: Readonly<Record<string, string>>) =>
    cutEdges(several.catalogue, filesValues(several.chart, {}), {
      documents: [...objects, seed({ ...labels, ...more })].map((body) => ({ body })),
      namespaceObjects: [],
      release: "shop",
      namespace: "default",
    }).map(({ message }) => message);
  assert.equal(cuts({}), [
    "NetworkPolicies block the call of db by web (its own templates), port 5432 TCP: into the pods",
  ]);
  assert.equal(cuts({ "app.kubernetes.io/part-of": "shop" }), []);
  // As one of a workload's pods.
  assert.equal(cuts({ "app.kubernetes.io/component": "pages" }), [
    "NetworkPolicies block the call of db by web (pages), port 5432 TCP: into the pods, but only with Job/seed",
  ]);
});

test.run();
