import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { validateCatalogue } from "../../src/catalogue/validate.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { objectNames } from "../../src/chart/kinds/index.js";
import { checkValues } from "../../src/values/check-values.js";
import { writeChart, yamlSource } from "../values/charts.js";
import { at } from "./at.js";
import { pick } from "./installation.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";

// What `helm create` has under a name means the same in the values of generated charts.
const chart = umbrellaChart(
  validateCatalogue(
    {
      file: "shop",
      value: {
        name: "shop",
        version: "1.0.0",
        description: "A shop",
        hosts: { web: "shop.example.com" },
        identity: { provider: "eks-irsa", role: "arn:aws:iam::123456789012:role/{service}" },
        imagePullSecrets: ["registry"],
        services: {
          web: {
            description: "Pages",
            replicas: 2,
            ports: { http: 8080, health: { containerPort: 9000, scheme: "grpc" } },
            calls: ["api"],
            livenessProbe: { grpc: { port: "health" }, periodSeconds: 20, terminationGracePeriodSeconds: 5 },
            readinessProbe: { httpGet: { path: "/ready", port: "http" } },
            env: { LEVEL: "info", API_VERSION: { value: "2" } },
            containers: { proxy: { ports: { admin: 9901 }, startupProbe: { tcpSocket: { port: "admin" } } } },
          },
          api: {
            description: "Prices",
            ports: { http: 8080 },
            cloudIdentity: true,
            rbac: {
              reason: "Elects a leader.",
              rules: [{ apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["get"] }],
            },
            routes: [{ host: "web" }],
            migration: { revision: 1, compatibleFrom: 1, command: ["migrate"] },
            smokeCheck: {},
          },
        },
      },
    },
    objectNames,
  ),
);
const folder = writeChart(chart);
const scratch = mkdtempSync(join(tmpdir(), "helm-create-values-"));
test.after(() => {
  rmSync(join(folder, "..", ".."), { recursive: true });
  rmSync(scratch, { recursive: true });
});

test("replicaCount is how many pods run", async () => {
  assert.is(at(await one("", "Deployment", "web"), "spec.replicas"), 2);
  assert.is(at(await one("web: { replicaCount: 5 }", "Deployment", "web"), "spec.replicas"), 5);
});

test("imagePullSecrets of a service are added to those of all, each once", async () => {
  const values = "web: { imagePullSecrets: [{ name: own }, { name: registry }] }";
  assert.equal(await pullSecrets("web", ""), ["registry"]);
  assert.equal(await pullSecrets("web", values), ["registry", "own"]);
  assert.equal(await pullSecrets("api", values), ["registry"]);
  const others = "global: { imagePullSecrets: [{ name: a }, { name: b }] }";
  assert.equal(await pullSecrets("web", others), ["a", "b"]);
  assert.equal(await pullSecrets("web", "global: { imagePullSecrets: [] }"), undefined);
});

test("a chart alone has the catalogue's imagePullSecrets, and its own", async () => {
  assert.equal(await pullSecrets("web", "imagePullSecrets: [{ name: own }]", join(folder, "charts/web")), [
    "registry",
    "own",
  ]);
});

test("serviceAccount.name and .annotations are those of the account that the chart makes, and all follows", async () => {
  assert.equal(await accounts(""), {
    made: ["shop-api", "shop-api-migration", "shop-api-smoke-check", "shop-guard"],
    used: {
      api: "shop-api",
      "api-migration": "shop-api-migration",
      "api-smoke-check": "shop-api-smoke-check",
    },
    bound: ["shop-api"],
  });
  const named = 'api: { serviceAccount: { name: "007", annotations: { a: b } } }';
  assert.equal(await accounts(named), {
    made: ["007", "007-migration", "shop-api-smoke-check", "shop-guard"],
    used: { api: "007", "api-migration": "007-migration", "api-smoke-check": "shop-api-smoke-check" },
    bound: ["007"],
  });
  const made = (await objects(named, folder)).filter((object) => object["kind"] === "ServiceAccount");
  const own = made.filter(({ metadata }) => /^007/.test(String(at(metadata, "name"))));
  assert.is(own.length, 2);
  for (const account of own) {
    assert.equal(pick(account, ["metadata", "annotations", "a"]), "b");
    const role = pick(account, ["metadata", "annotations", "eks.amazonaws.com/role-arn"]);
    assert.is(role, "arn:aws:iam::123456789012:role/api");
  }
});

test("serviceAccount.create: false makes none, and pods and Jobs have the named one", async () => {
  assert.equal(await accounts("api: { serviceAccount: { create: false, name: theirs } }"), {
    made: ["shop-guard"],
    used: { api: "theirs", "api-migration": "theirs", "api-smoke-check": "theirs" },
    bound: ["theirs"],
  });
  assert.is((await accounts("api: { serviceAccount: { create: false } }")).used.api, "default");
});

test("the numbers of a probe are values, what it asks is not", async () => {
  const container = async (values: string, name: string) =>
    at(await one(values, "Deployment", "web"), `spec.template.spec.containers[${name}]`) as Manifest;
  const usual = await container("", "web");
  assert.equal(usual["livenessProbe"], {
    grpc: { port: 9000 },
    periodSeconds: 20,
    terminationGracePeriodSeconds: 5,
  });
  assert.equal(usual["readinessProbe"], { httpGet: { path: "/ready", port: "http" } });
  const tuned = await container(
    "web: { livenessProbe: { periodSeconds: 2000000, failureThreshold: 5, terminationGracePeriodSeconds: null }, " +
      "readinessProbe: { initialDelaySeconds: 0, successThreshold: 2, timeoutSeconds: 3 } }",
    "web",
  );
  assert.equal(tuned["livenessProbe"], { grpc: { port: 9000 }, periodSeconds: 2000000, failureThreshold: 5 });
  assert.equal(tuned["readinessProbe"], {
    httpGet: { path: "/ready", port: "http" },
    initialDelaySeconds: 0,
    successThreshold: 2,
    timeoutSeconds: 3,
  });
  const proxy = await container(
    "web: { containers: { proxy: { startupProbe: { failureThreshold: 60 } } } }",
    "proxy",
  );
  assert.equal(proxy["startupProbe"], { tcpSocket: { port: "admin" }, failureThreshold: 60 });
});

test("service.type is that of the main Kubernetes Service, and NetworkPolicies follow", async () => {
  const type = async (values: string) => at(await one(values, "Service", "web"), "spec.type");
  const open = async (values: string, name: string) => {
    const rules = at(await one(values, "NetworkPolicy", name), "spec.ingress") ?? [];
    return (rules as readonly { readonly from: readonly object[]; readonly ports: unknown }[])
      .filter(({ from }) => JSON.stringify(from).includes("0.0.0.0/0"))
      .map(({ ports }) => ports);
  };
  assert.is(await type(""), "ClusterIP");
  assert.equal(await open("", "web"), []);
  const values = "web: { service: { type: NodePort } }\napi: { service: { type: LoadBalancer } }";
  assert.is(await type(values), "NodePort");
  assert.equal(await open(values, "web"), [
    [
      { port: 8080, protocol: "TCP" },
      { port: 9000, protocol: "TCP" },
      { port: 9901, protocol: "TCP" },
    ],
  ]);
  assert.equal(await open(values, "api"), [[{ port: 8080, protocol: "TCP" }]]);
});

test("extraEnv is added to the variables of its container", async () => {
  const env = async (values: string, name: string) =>
    at(await one(values, "Deployment", "web"), `spec.template.spec.containers[${name}].env`);
  const usual = (await env("", "web")) as readonly object[];
  const found = await env(
    "web: { extraEnv: [{ name: DEBUG, value: '1' }, { name: NODE, valueFrom: { fieldRef: { fieldPath: spec.nodeName } } }], " +
      "containers: { proxy: { extraEnv: [{ name: LEVEL, value: $(DEBUG) }] } } }",
    "web",
  );
  assert.equal(found, [
    ...usual,
    { name: "DEBUG", value: "1" },
    { name: "NODE", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
  ]);
  assert.is(await env("", "proxy"), undefined);
  assert.equal(await env("web: { containers: { proxy: { extraEnv: [{ name: A, value: '' }] } } }", "proxy"), [
    { name: "A", value: "" },
  ]);
});

for (const name of ["LEVEL", "API_VERSION"]) {
  test(`extraEnv may not set ${name}, which the chart sets already`, async () => {
    const text = `web: { extraEnv: [{ name: OTHER }, { name: ${name}, value: "1" }] }`;
    const [file] = checkValues(chart, [yamlSource("a.yaml", text)]);
    assert.equal(
      file!.problems.map(({ path, message }) => `${path} ${message}`),
      [`web.extraEnv[1].name must be another name, for the chart sets this one already`],
    );
    await objects(text, folder).then(
      () => assert.unreachable(),
      (error: Error) => {
        assert.match(error.message, /\/web\/extraEnv\/1\/name/);
        assert.match(error.message, /another name, for the chart sets this one already/);
      },
    );
  });
}

async function accounts(values: string) {
  const all = await objects(values, folder);
  const named = (kind: string, name: string) =>
    all.find((object) => object["kind"] === kind && at(object, "metadata.name") === name);
  const made = all
    .filter((object) => object["kind"] === "ServiceAccount")
    .map((object) => String(at(object, "metadata.name")));
  const used = (kind: string, name: string) =>
    at(named(kind, `shop-${name}`), "spec.template.spec.serviceAccountName");
  return {
    made: made.filter((name) => name !== "shop-web").sort(),
    used: {
      api: used("Deployment", "api"),
      "api-migration": used("Job", "api-migration"),
      "api-smoke-check": used("Job", "api-smoke-check"),
    },
    bound: at(named("RoleBinding", "shop-api"), "subjects[*].name"),
  };
}

async function pullSecrets(name: string, values: string, of = folder): Promise<unknown> {
  return at(await one(values, "Deployment", name, of), "spec.template.spec.imagePullSecrets[*].name");
}

async function one(values: string, kind: string, name: string, of = folder): Promise<Manifest | undefined> {
  return (await objects(values, of)).find(
    (object) => object["kind"] === kind && at(object, "metadata.name") === `shop-${name}`,
  );
}

let files = 0;

async function objects(values: string, of: string): Promise<readonly Manifest[]> {
  const file = join(scratch, `${files++}.yaml`);
  writeFileSync(file, values);
  return manifestsIn(await renderedText("helm4", of, [file]));
}

test.run();
