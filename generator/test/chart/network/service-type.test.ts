import { test } from "uvu";
import * as assert from "uvu/assert";
import { validateCatalogue } from "../../../src/catalogue/validate.js";
import { kubernetesService } from "../../../src/chart/kinds/service.js";
import { objectNames } from "../../../src/chart/kinds/index.js";
import { typeNode } from "../../../src/chart/network/service-type.js";

for (const [what, kubernetesServices, expected] of [
  ["of every type where nothing says otherwise", undefined, "all"],
  ["outside of the cluster where a port of the nodes is named", { ports: { http: { nodePort: 30080 } } }, 2],
  ["outside of the cluster where a policy for it is named", { externalTrafficPolicy: "Local" }, 2],
  ["a LoadBalancer where who may reach it is named", { loadBalancerSourceRanges: ["192.0.2.0/24"] }, 0],
  ["headless where the catalogue says so", { type: "ClusterIP", headless: true }, 0],
] as const) {
  test(`a Kubernetes Service may be ${what}`, () => {
    const node = typeNode(
      service(
        kubernetesServices && {
          kubernetesServices: { web: { type: "LoadBalancer", ...kubernetesServices } },
        },
      ),
    );
    const choice = node !== undefined && "schema" in node ? (node.schema["enum"] ?? "all") : [];
    assert.is(typeof choice === "string" ? choice : (choice as readonly string[]).length, expected);
  });
}

test("a quota counts by the type of the values", () => {
  const web = service(undefined);
  const counts = (values: Readonly<Record<string, unknown>>) =>
    kubernetesService
      .quota({ catalogue, service: web, global: {}, values, workloads: [] })
      .map(({ key, count }) => `${key} ${String(count)}`);
  assert.equal(counts({}), ["services 1", "services.loadbalancers 0", "services.nodeports 0"]);
  assert.equal(counts({ service: { type: "LoadBalancer" } }), [
    "services 1",
    "services.loadbalancers 1",
    "services.nodeports 1",
  ]);
});

const catalogue = validated({});

function service(source: object | undefined) {
  return validated(source ?? {}).services[0]!;
}

function validated(source: object) {
  const web = { description: "Pages", ports: { http: 8080 }, ...source };
  const value = { name: "shop", version: "1.0.0", description: "A shop", services: { web } };
  return validateCatalogue({ file: "shop", value }, objectNames);
}

test.run();
