import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { admits, type Pod, podOf } from "./network.js";
import { programs, small } from "./platform-tables.js";
import { renderUmbrella } from "./render.js";

const ports: Readonly<Record<string, number>> = { "web-app": 3000, redis: 6379, "dynamodb-local": 8000 };
const stores = ["redis", "dynamodb-local", "bedrock-mock"];
const all = [...Object.keys(programs), ...stores];
const controller: Pod = { namespace: { "kubernetes.io/metadata.name": "ingress-nginx" }, labels: {} };
const monitoring: Pod = { namespace: { "kubernetes.io/metadata.name": "monitoring" }, labels: {} };
const stranger: Pod = { labels: { app: "stranger" } };
const dns: Pod = {
  namespace: { "kubernetes.io/metadata.name": "kube-system" },
  labels: { "k8s-app": "kube-dns" },
};

for (const environment of small) {
  test(`${environment}: pods reach whom their service calls, and nobody else`, async () => {
    const manifests = await renderUmbrella(environment);
    const reached = all.flatMap((from) =>
      all.filter((to) => to !== from && reaches(manifests, from, to)).map((to) => `${from} -> ${to}`),
    );
    const called = Object.entries(programs).flatMap(([from, { calls }]) =>
      calls.map((to) => `${from} -> ${to}`),
    );
    assert.equal(reached.sort(), called.sort());
  });

  test(`${environment}: the ingress controller reaches what has a route, monitoring every metrics port, strangers nothing`, async () => {
    const manifests = await renderUmbrella(environment);
    const open = (from: Pod, name: string, port: number) =>
      admits(manifests, "Ingress", podOf(manifests, name), from, port);
    for (const name of all) {
      const port = ports[name] ?? 8080;
      const metrics = name === "redis" ? 9121 : 8081;
      assert.is(open(controller, name, port), name in programs, `${name} from the ingress controller`);
      assert.is(open(controller, name, metrics), false, `metrics of ${name} from the ingress controller`);
      assert.is(
        open(monitoring, name, metrics),
        !["dynamodb-local", "bedrock-mock"].includes(name),
        `metrics of ${name}`,
      );
      assert.is(open(monitoring, name, port), false, `${name} from monitoring`);
      assert.is(open(stranger, name, port), false, `${name} from a stranger`);
    }
  });

  test(`${environment}: all ask DNS; only those that call somebody outside reach the internet`, async () => {
    const manifests = await renderUmbrella(environment);
    for (const name of all) {
      const pod = podOf(manifests, name);
      assert.ok(admits(manifests, "Egress", pod, dns, 53, "UDP"), `${name} asks DNS`);
      assert.is(
        admits(manifests, "Egress", pod, "203.0.113.7", 443),
        name in programs,
        `${name} to the internet`,
      );
      assert.is(
        admits(manifests, "Egress", pod, "203.0.113.7", 80),
        false,
        `${name} to the internet without TLS`,
      );
      // The Kubernetes API, wherever it is: pods that wait for a migration ask it how that went.
      const waits =
        small.includes(environment) &&
        ["nutrition-service", "health-tracking-service", "payment-service"].includes(name);
      assert.is(admits(manifests, "Egress", pod, "10.0.0.7", 443), waits, `${name} to a private address`);
    }
  });
}

for (const environment of ["staging", "production"] as const) {
  test(`${environment}: callers of DynamoDB and Bedrock reach them at AWS`, async () => {
    const manifests = await renderUmbrella(environment);
    for (const [name, { calls }] of Object.entries(programs)) {
      if (!calls.some((callee) => ["dynamodb-local", "bedrock-mock"].includes(callee))) continue;
      assert.ok(admits(manifests, "Egress", podOf(manifests, name), "203.0.113.7", 443), name);
    }
  });
}

test("the policy of every pod speaks of both directions", async () => {
  const policies = (await renderUmbrella("production")).filter(
    (manifest) => at(manifest, "kind") === "NetworkPolicy",
  );
  for (const policy of policies)
    assert.equal(at(policy, "spec.policyTypes"), ["Ingress", "Egress"], String(at(policy, "metadata.name")));
});

test.run();

function reaches(manifests: readonly unknown[], from: string, to: string): boolean {
  const [caller, callee] = [podOf(manifests, from), podOf(manifests, to)];
  const port = ports[to] ?? 8080;
  return (
    admits(manifests, "Egress", caller, callee, port) && admits(manifests, "Ingress", callee, caller, port)
  );
}
