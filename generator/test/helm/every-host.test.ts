import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { type Manifest, manifestsIn, renderedText } from "./render.js";
import { writtenCatalogue } from "./written-catalogue.js";

const { folder } = writtenCatalogue(
  {
    web: {
      description: "Pages at every host, and at one",
      ports: { http: 8080 },
      routes: [{ host: "api", path: "/" }, { path: "/health" }, { path: "/v1" }],
    },
    plain: { description: "At every host only", ports: { http: 8080 }, routes: [{}] },
  },
  {
    hosts: { api: { name: "api.example.com", tlsSecretName: "api-tls" } },
    ingress: { controller: "nginx", tlsSecretName: "all-tls" },
  },
);

// A Gateway takes one kind of route for a host.
const { folder: calls } = writtenCatalogue(
  {
    calls: {
      description: "Calls at every host",
      ports: { grpc: { containerPort: 9090, appProtocol: "kubernetes.io/h2c", scheme: "grpc" } },
      routes: [{ path: "/shop.Orders" }],
    },
  },
  { ingress: { controller: "nginx" } },
);
test.after(() => {
  for (const written of [folder, calls]) rmSync(join(written, "..", ".."), { recursive: true });
});

const off = "global: { ingress: { enabled: false }, gateway: { enabled: true } }";

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm} routes every host by an Ingress`, async () => {
    const all = await rendered(helm, "{}");
    const web = object(all, "Ingress", "r-web");
    const rules = at(web, "spec.rules") as readonly object[];
    assert.equal(
      rules.map((rule) => [
        at(rule, "host"),
        (at(rule, "http.paths") as readonly object[]).map((path) => at(path, "path")),
      ]),
      [
        ["api.example.com", ["/"]],
        [undefined, ["/health", "/v1"]],
      ],
    );
    // Without hosts it is the certificate for all of them.
    assert.equal(at(web, "spec.tls"), [
      { secretName: "all-tls" },
      { secretName: "api-tls", hosts: ["api.example.com"] },
    ]);
    const plain = object(all, "Ingress", "r-plain");
    assert.equal(at(plain, "spec.tls"), [{ secretName: "all-tls" }]);
    assert.equal(Object.keys((at(plain, "spec.rules") as readonly object[])[0]!), ["http"]);
  });

  test(`${helm} routes every host by the Gateway API`, async () => {
    const all = await rendered(helm, off);
    assert.equal(at(object(all, "HTTPRoute", "r-web"), "spec.hostnames"), ["api.example.com"]);
    const every = object(all, "HTTPRoute", "r-web-every-host");
    assert.is(at(every, "spec.hostnames"), undefined);
    assert.is((at(every, "spec.rules") as readonly object[]).length, 2);
    assert.is(at(object(all, "HTTPRoute", "r-plain"), "spec.hostnames"), undefined);
    const grpc = object(await rendered(helm, off, calls), "GRPCRoute", "r-calls");
    assert.is((at(grpc, "spec.rules") as readonly object[]).length, 1);
    assert.is(at(grpc, "spec.hostnames"), undefined);
  });
}

test.run();

async function rendered(
  helm: "helm3" | "helm4",
  values: string,
  chart = folder,
): Promise<readonly Manifest[]> {
  const file = join(folder, "..", "..", values === off ? "off.yaml" : "values.yaml");
  writeFileSync(file, values);
  return manifestsIn(await renderedText(helm, chart, [file], "r"));
}

function object(all: readonly Manifest[], kind: string, name: string): Manifest {
  return all.find((one) => at(one, "kind") === kind && at(one, "metadata.name") === name)!;
}
