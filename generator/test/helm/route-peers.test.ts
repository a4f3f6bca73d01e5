import { test } from "uvu";
import * as assert from "uvu/assert";
import { declared } from "./declared.js";
import { admits, type Pod, podOf } from "./network.js";

const shop = (more: object) =>
  declared({
    name: "shop",
    hosts: { web: "shop.example.com" },
    services: { web: { description: "Pages", ports: { http: 8080 }, routes: [{ host: "web" }] } },
    ...more,
  });
const inNamespace = (name: string): Pod => ({
  namespace: { "kubernetes.io/metadata.name": name },
  labels: {},
});
const places = ["ingress-nginx", "gateways", "envoy", "default"];

// What the catalogue says, what values say, and from which namespaces routes may come.
const cases: readonly (readonly [object, string, readonly string[]])[] = [
  [{}, "", ["ingress-nginx"]],
  [{ ingress: { enabled: false }, gateway: gatewayOf(true) }, "", ["gateways"]],
  [{ gateway: gatewayOf(true) }, "", ["ingress-nginx", "gateways"]],
  [{ gateway: gatewayOf(false) }, "", ["ingress-nginx"]],
  [{ gateway: gatewayOf(false) }, values(false, true), ["gateways"]],
  [{ gateway: gatewayOf(false) }, values(true, true), ["ingress-nginx", "gateways"]],
  [{ gateway: gatewayOf(true) }, values(true, false), ["ingress-nginx"]],
  // With neither there is no route; own templates may have some.
  [{ gateway: gatewayOf(false) }, values(false, false), ["ingress-nginx"]],
  [{ gateway: gatewayOf(false) }, values(false, true, "namespace: envoy"), ["envoy"]],
  [{ gateway: { enabled: true, name: "edge" }, ingress: { enabled: false } }, "", ["default"]],
  [
    {
      ingress: { enabled: false },
      gateway: gatewayOf(true),
      networkPolicy: { gateway: { namespaceLabels: { "kubernetes.io/metadata.name": "envoy" } } },
    },
    "",
    ["envoy"],
  ],
  [
    { ingress: { enabled: false }, gateway: gatewayOf(true) },
    "global: { networkPolicy: { gateway: { namespaceLabels: { kubernetes.io/metadata.name: envoy } } } }",
    ["envoy"],
  ],
];

for (const [i, [catalogue, given, expected]] of cases.entries()) {
  test(`${i}: routes come from ${expected.join(" and ")}`, async () => {
    const { rendered, problems } = shop(catalogue);
    assert.equal(problems(given), []);
    for (const service of [undefined, "web"]) {
      const objects = await rendered(given, service);
      const from = places.filter((name) =>
        admits(objects, "Ingress", podOf(objects, "shop-web"), inNamespace(name), 8080),
      );
      assert.equal(from, expected);
    }
  });
}

test("a Gateway that cannot do what the routes want is in no template", () => {
  const { problems } = shop({
    gateway: gatewayOf(false),
    routing: { rateLimit: { requestsPerMinute: 60 } },
    ingress: { controller: "nginx" },
  });
  assert.is(problems(values(false, true)).length, 1);
});

test.run();

function gatewayOf(enabled: boolean): object {
  return { enabled, name: "edge", namespace: "gateways" };
}

function values(ingress: boolean, gateway: boolean, more = ""): string {
  return `global: { ingress: { enabled: ${ingress} }, gateway: { enabled: ${gateway}, ${more} } }`;
}
