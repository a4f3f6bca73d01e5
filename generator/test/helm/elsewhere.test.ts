import { test } from "uvu";
import * as assert from "uvu/assert";
import { declared } from "./declared.js";
import { admits, type Pod, podOf } from "./network.js";
import type { Manifest } from "./render.js";

const chart = declared({
  name: "shop",
  externalServices: {
    kafka: {
      hosts: ["kafka.example.com"],
      ports: { kafka: 9092 },
      peer: { namespaceLabels: { "kubernetes.io/metadata.name": "kafka" }, podLabels: { app: "kafka" } },
    },
    lake: {
      hosts: ["minio.storage.svc.cluster.local", "lake.example.com"],
      ports: { s3: 9000 },
    },
    ledger: { hosts: ["10.1.2.3"], ports: { https: 8443 } },
    bank: { hosts: ["bank.example.com"], ports: { sql: 5432 }, cidrs: ["10.9.0.0/16"] },
  },
  services: {
    web: {
      description: "Pages",
      calls: ["cache", "kafka", "lake", "ledger", "bank", { service: "db", env: { DB: "{host}" } }],
      startsAfter: ["db"],
      migration: { revision: 1, command: ["migrate"] },
    },
    cache: { description: "Forgets", ports: { redis: 6379 } },
    db: { description: "Keeps", ports: { sql: 5432 } },
  },
});

const inNamespace = (name: string, labels: Pod["labels"] = {}): Pod => ({
  namespace: { "kubernetes.io/metadata.name": name },
  labels,
});
const kafka = inNamespace("kafka", { app: "kafka" });
const internet = "203.0.113.7";
const without = (service: string, endpoint: string) =>
  `${service}: { enabled: false }\n${endpointOf(service, endpoint)}`;
const endpointOf = (callee: string, endpoint: string) =>
  `global: { endpoints: { ${callee}: { ${endpoint} } } }\n`;

/** Whether the pods of web, or those of its migration, may call somebody. */
function may(
  objects: readonly Manifest[],
  other: Pod | string,
  port: number,
  pod: Pod = podOf(objects, "shop-web"),
): boolean {
  return admits(objects, "Egress", pod, other, port);
}

test("the catalogue's hosts say where they are: a namespace, an address, or in public", async () => {
  const objects = await chart.rendered("");
  assert.ok(may(objects, inNamespace("storage"), 9000), "NAME.NAMESPACE.svc");
  assert.not.ok(may(objects, inNamespace("elsewhere"), 9000), "another namespace");
  assert.ok(may(objects, internet, 9000), "a public name beside it");
  assert.ok(may(objects, "10.1.2.3", 8443), "an address");
  assert.not.ok(may(objects, "10.1.2.4", 8443), "the next address");
  assert.not.ok(may(objects, internet, 8443), "an address is not in public");
});

for (const host of ["redis.stores.svc", "redis.stores.svc.cluster.local", "redis-0.redis.stores.svc"]) {
  test(`values that say ${host} open that namespace`, async () => {
    assert.equal(chart.problems(without("cache", `host: ${host}`)), []);
    const objects = await chart.rendered(without("cache", `host: ${host}, port: 6380`));
    assert.ok(may(objects, inNamespace("stores"), 6380));
    assert.not.ok(may(objects, inNamespace("stores"), 6379), "its usual port");
    assert.not.ok(may(objects, inNamespace("redis"), 6380), "another namespace");
    assert.not.ok(may(objects, internet, 6380), "public addresses");
  });
}

test("values that say an address open that address, those with a public name every public one", async () => {
  const address = await chart.rendered(without("cache", "host: 10.0.0.5"));
  assert.equal(
    ["10.0.0.5", "10.0.0.6", internet].map((to) => may(address, to, 6379)),
    [true, false, false],
  );
  const name = await chart.rendered(without("cache", "host: cache.example.com"));
  assert.equal(
    ["10.0.0.5", internet].map((to) => may(name, to, 6379)),
    [false, true],
  );
});

test("a migration before the rollout reaches the same", async () => {
  const objects = await chart.rendered(without("db", "host: pg.data.svc"));
  const hook: Pod = {
    labels: { "app.kubernetes.io/name": "web-migration", "app.kubernetes.io/instance": "shop" },
  };
  assert.ok(may(objects, inNamespace("data"), 5432, hook));
  assert.not.ok(may(objects, internet, 5432, hook));
});

test("the chart of one service alone does the same", async () => {
  const objects = await chart.rendered(endpointOf("cache", "host: redis.stores.svc"), "web");
  assert.ok(may(objects, inNamespace("stores"), 6379));
});

const unplaced = [
  "pg",
  "pg.internal",
  "pg.eu-west-1.compute.internal",
  "pg.home.arpa",
  "pg.data",
  "pg.data.svc.clusterset.local",
  "a.b.lan",
  "pg.service.consul",
  "pg.rack.dc1",
  "x.privatelink.database.windows.net",
];
for (const host of unplaced) {
  test(`values that say ${host} and no more are refused`, async () => {
    const path = "global.endpoints.db.cidrs";
    assert.equal(chart.problems(without("db", `host: ${host}`)), [
      `${path} is required: "${host}" is not a public name, so NetworkPolicies do not know where it is. ` +
        "Or give namespaceLabels, or write NAME.NAMESPACE.svc for a Service of the cluster",
    ]);
  });
}

for (const more of ["cidrs: [10.0.0.0/8]", "namespaceLabels: { team: data }"])
  test(`${more} says where a private name is`, () =>
    assert.equal(chart.problems(without("db", `host: pg, ${more}`)), []));

test("the chart of one service alone refuses them as well", async () => {
  try {
    await chart.rendered(endpointOf("db", "host: pg.internal"), "web");
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), /at '\/global\/endpoints\/db': missing property 'cidrs'/);
  }
});

for (const host of ["pg.example.com", "pg.co", "pg.db.xn--p1ai", "pg.example.co.uk", "10.0.0.5"])
  test(`${host} is enough`, () => assert.equal(chart.problems(without("db", `host: ${host}`)), []));

test("without NetworkPolicies, nobody asks where a host is", () => {
  const off =
    "global: { networkPolicy: { enabled: false }, endpoints: { kafka: { host: k }, lake: { host: l } } }";
  assert.equal(chart.problems(off), []);
});

test("values that move an external service keep what the catalogue says of its place", async () => {
  const moved = await chart.rendered(endpointOf("kafka", "host: queue, port: 9094"));
  assert.ok(may(moved, kafka, 9094));
  assert.not.ok(may(moved, inNamespace("kafka"), 9094), "other pods");
  const ledger = await chart.rendered(endpointOf("bank", "host: bank.internal, port: 6432"));
  assert.ok(may(ledger, "10.9.1.1", 6432));
});

test("a name of the same namespace adds nothing to its pods, one of another adds that", async () => {
  const same = await chart.rendered(endpointOf("kafka", "host: k2.kafka.svc, port: 9094"));
  assert.ok(may(same, kafka, 9094));
  assert.not.ok(may(same, inNamespace("kafka"), 9094));
  assert.not.ok(may(same, internet, 9094));
  const other = await chart.rendered(endpointOf("kafka", "host: kafka.test.svc, port: 9094"));
  assert.ok(may(other, inNamespace("test"), 9094));
});

test("the override may say another place", async () => {
  const labels = await chart.rendered(
    endpointOf("kafka", "host: queue, port: 9094, namespaceLabels: { team: queues }"),
  );
  assert.ok(may(labels, { namespace: { team: "queues" }, labels: {} }, 9094));
  assert.not.ok(may(labels, kafka, 9094));
  const cidrs = await chart.rendered(endpointOf("kafka", "host: queue, port: 9094, cidrs: [10.3.0.0/16]"));
  assert.ok(may(cidrs, "10.3.0.1", 9094));
  assert.not.ok(may(cidrs, kafka, 9094));
});

test.run();
