import { basename } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { admits, podOf } from "./network.js";
import { platforms } from "./platforms.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";

/** The objects of a case with one of its values files. */
async function objects(name: string, environment: string): Promise<readonly Manifest[]> {
  const { chart, environments } = platforms.find((platform) => platform.name === name)!;
  return manifestsIn(
    await renderedText(
      "helm4",
      chart,
      environments.filter((file) => basename(file) === `${environment}.yaml`),
    ),
  );
}

const named = (all: readonly Manifest[], kind: string, name: string) =>
  all.find((object) => at(object, "kind") === kind && at(object, "metadata.name") === name);
/** The Secrets that the first container of a pod reads, each once. */
const secretsOf = (object: Manifest | undefined) => [
  ...new Set(
    ["envFrom[*].secretRef.name", "env[*].valueFrom.secretKeyRef.name"].flatMap(
      (path) => (at((at(object, "spec.template.spec.containers") as object[])[0], path) ?? []) as string[],
    ),
  ),
];
const ofKind = (all: readonly Manifest[], kind: string) =>
  all.filter((object) => at(object, "kind") === kind);

test("pods are the same whatever the provider of Secrets", async () => {
  const [existing, external] = await Promise.all(
    ["existing", ""].map((environment) => objects("externalsecret", environment)),
  );
  assert.equal(ofKind(existing!, "Deployment"), ofKind(external!, "Deployment"));
  assert.is(ofKind(existing!, "ExternalSecret").length + ofKind(existing!, "SecretStore").length, 0);
});

test("an ExternalSecret has the keys that its pods need, and no others", async () => {
  const all = await objects("externalsecret", "");
  const needed = ["ca.crt", "id_rsa", "password", "setup", "token.jwt"];
  assert.equal(at(named(all, "ExternalSecret", "shop-keys"), "spec.data[*].secretKey"), needed);
  assert.equal(
    at(
      named(await objects("externalsecret", "cluster-store"), "ExternalSecret", "keys-credentials"),
      "spec.data[*].secretKey",
    ),
    [...needed, "maybe"],
  );
  assert.equal(
    ["optional", "foreign", "none"].filter((name) => named(all, "ExternalSecret", `shop-${name}`)),
    [],
  );
});

test("who takes a whole Secret reads the key in the store of which others name properties", async () => {
  const remote = async (environment: string, name: string) => {
    const secret = named(await objects("externalsecret", environment), "ExternalSecret", name);
    return [
      at(secret, "spec.dataFrom[*].extract.key"),
      new Set(at(secret, "spec.data[*].remoteRef.key") as readonly string[] | undefined),
    ];
  };
  assert.equal(await remote("", "shop-keys"), [undefined, new Set(["shop/keys"])]);
  assert.equal(await remote("", "shop-whole"), [["shop/whole"], new Set()]);
  assert.equal(await remote("cluster-store", "keys-credentials"), [
    undefined,
    new Set(["shop/keys/production"]),
  ]);
  assert.equal(await remote("cluster-store", "shop-files"), [["shop/files/production"], new Set()]);
  assert.equal(await remote("cluster-store", "shop-whole"), [["elsewhere/whole"], new Set()]);
});

test("a Secret that services share is one, with all keys that are read; a hook has a copy", async () => {
  const read = async (environment: string) => {
    const all = await objects("shared-secrets", environment);
    return {
      made: ofKind(all, "ExternalSecret")
        .map((object) => String(at(object, "metadata.name")))
        .sort(),
      keys: at(named(all, "ExternalSecret", "shop-database"), "spec.data[*].secretKey"),
      remote: at(named(all, "ExternalSecret", "shop-sessions"), "spec.dataFrom[*].extract.key"),
      pods: ["orders", "reports"].map((name) => secretsOf(named(all, "Deployment", `shop-${name}`))),
      hook: secretsOf(named(all, "Job", "shop-orders-migration")),
    };
  };
  const pods = [
    ["shop-database", "shop-orders"],
    ["shop-sessions", "shop-database"],
  ];
  assert.equal(await read("external"), {
    made: ["shop-database", "shop-database-hooks", "shop-orders", "shop-orders-migration", "shop-sessions"],
    keys: ["ca.crt", "password", "user"],
    remote: ["shared-secrets/sessions"],
    pods,
    hook: ["shop-database-hooks", "shop-orders-migration"],
  });
  assert.equal(await read(""), {
    made: [],
    keys: undefined,
    remote: undefined,
    pods,
    hook: ["shop-database", "shop-orders"],
  });
});

test("the chart's own store gives way to one of the cluster", async () => {
  assert.equal(
    at(named(await objects("externalsecret", "store"), "SecretStore", "shop"), "spec.provider.aws.role"),
    "arn:aws:iam::123456789012:role/shop-secrets",
  );
  assert.is(ofKind(await objects("externalsecret", "cluster-store"), "SecretStore").length, 0);
});

test("there is a SealedSecret where there are ciphertexts", async () => {
  assert.equal(ofKind(await objects("sealedsecret", ""), "SealedSecret"), []);
  assert.equal(
    ofKind(await objects("sealedsecret", "sealed"), "SealedSecret").map((object) =>
      at(object, "metadata.name"),
    ),
    ["shop-keys", "whole-credentials"],
  );
});

const azure = "azure.workload.identity/client-id";
const irsa = "eks.amazonaws.com/role-arn";
const gke = "iam.gke.io/gcp-service-account";

// Provider, service, the annotation of its account, whether its pods are labelled, and whom they reach beside
// DNS.
const roles: readonly (readonly [
  string,
  string,
  Readonly<Record<string, string>> | undefined,
  boolean,
  string?,
])[] = [
  ["eks-irsa", "orders", { [irsa]: "arn:aws:iam::123456789012:role/shop-orders" }, false],
  [
    "eks-irsa",
    "pictures",
    { [irsa]: "arn:aws:iam::123456789012:role/pictures", "eks.amazonaws.com/sts-regional-endpoints": "true" },
    false,
  ],
  ["eks-irsa", "plain", undefined, false],
  ["eks-pod-identity", "orders", undefined, false, "169.254.170.23"],
  ["eks-pod-identity", "plain", undefined, false],
  ["gke", "orders", { [gke]: "orders@shop.iam.gserviceaccount.com" }, false, "169.254.169.254"],
  ["gke", "plain", undefined, false],
  ["azure", "orders", { [azure]: "11111111-2222-3333-4444-555555555555" }, true],
  ["azure", "plain", undefined, false],
  ["none", "orders", undefined, false],
];

for (const [provider, name, annotations, isLabelled, metadataServer] of roles) {
  test(`${provider}: what ${name} has of a cloud role`, async () => {
    const all = await objects("identity", provider);
    const account = named(all, "ServiceAccount", `shop-${name}`);
    const deployment = named(all, "Deployment", `shop-${name}`);
    assert.equal(at(account, "metadata.annotations"), annotations);
    assert.is(at(account, "automountServiceAccountToken"), false);
    assert.is(at(deployment, "spec.template.spec.automountServiceAccountToken"), false);
    const labels = at(deployment, "spec.template.metadata.labels") as Readonly<Record<string, string>>;
    assert.is(labels["azure.workload.identity/use"], isLabelled ? "true" : undefined);
    for (const address of ["169.254.170.23", "169.254.169.254"])
      assert.is(
        admits(all, "Egress", podOf(all, `shop-${name}`), address, 80),
        address === metadataServer,
        address,
      );
  });
}

test("certificates are for the hosts and by the issuers that values say", async () => {
  const all = await objects("certificate", "other-issuer");
  assert.equal(at(named(all, "Certificate", "shop-public"), "spec.dnsNames"), [
    "www.staging.example.com",
    "api.example.com",
    "*.apps.example.com",
  ]);
  assert.equal(at(named(all, "Certificate", "shop-public"), "spec.issuerRef"), {
    group: "cert-manager.io",
    kind: "Issuer",
    name: "letsencrypt-staging",
  });
  assert.equal(at(named(all, "Certificate", "shop-mail-server"), "spec.issuerRef"), {
    group: "cert-manager.io",
    kind: "ClusterIssuer",
    name: "internal",
  });
  assert.equal(ofKind(await objects("certificate", "off"), "Certificate"), []);
});

test.run();
