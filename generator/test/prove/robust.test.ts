import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { documentsIn } from "../../src/manifests/documents.js";
import { prove } from "../../src/prove/prove.js";
import type { Settings } from "../../src/prove/scene/scene.js";
import { findingsText } from "../../src/prove/report.js";

const settings: Settings = { release: "shop", namespace: "shop", timeout: 300, pipelineTimeout: 600, outside: [], namespaceObjects: [] };

const names = fc.constantFrom("a", "b", "shop", "shop-migrate");
const kinds = fc.constantFrom("Job", "Pod", "Deployment", "CronJob", "Service", "ConfigMap", "Secret", "ServiceAccount", "RoleBinding", "Role", "NetworkPolicy", "ResourceQuota", "LimitRange",
  "Namespace", "CustomResourceDefinition", "ExternalSecret", "List", "ConfigMapList", "Backup", "");
const versions = fc.constantFrom("v1", "apps/v1", "batch/v1", "rbac.authorization.k8s.io/v1", "networking.k8s.io/v1", "external-secrets.io/v1", "example.com/v1", "/", undefined);
const keys = fc.constantFrom("spec", "template", "containers", "initContainers", "env", "envFrom", "name", "value", "valueFrom", "secretKeyRef", "configMapRef", "command", "args", "volumes", "secret",
  "securityContext", "metadata", "labels", "selector", "ports", "port", "ingress", "egress", "to", "hard", "limits", "items", "subjects", "roleRef", "kind", "serviceAccountName", "backoffLimit",
  "activeDeadlineSeconds", "resources", "requests", "cpu", "imagePullSecrets", "podSelector", "policyTypes", "data", "__proto__", "constructor", "toString");
const texts = fc.oneof(names, fc.string(), fc.constantFrom("until nc -z a 80; do sleep 1; done", "postgres://u@b:5432/x", "kubectl wait job/a", "$(A)${B}$C", "Egress", "-1", "1e9", "300m", "ServiceAccount"));
const junk = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: "small" }, texts, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie("tree"), { maxLength: 4 }), fc.dictionary(keys, tie("tree"), { maxKeys: 6 })),
})).tree;
const annotations = fc.dictionary(fc.constantFrom("helm.sh/hook", "helm.sh/hook-weight", "helm.sh/hook-delete-policy", "helm.sh/resource-policy"),
  fc.oneof(fc.constantFrom("pre-install", "post-install,pre-upgrade", "pre-delete, post-delete", "test-success", "crd-install", "-5", "1.5", "hook-succeeded", "keep", "", ",", " , ,"), junk), { maxKeys: 4 });
const container = fc.record({ name: names, image: texts, command: fc.array(texts, { maxLength: 3 }), env: fc.array(fc.record({ name: fc.constantFrom("DB_HOST", "URL"), value: texts }), { maxLength: 3 }), resources: junk });
const podSpec = fc.record({ serviceAccountName: names, containers: fc.oneof(fc.array(container, { maxLength: 2 }), junk), initContainers: fc.oneof(fc.array(container, { maxLength: 2 }), junk), volumes: junk }, { requiredKeys: [] });
const spec = fc.oneof(junk, podSpec, podSpec.map((inner) => ({ template: { metadata: { labels: { app: "a" } }, spec: inner }, selector: { app: "a" } })));
const document = fc.oneof({ weight: 6, arbitrary: fc.record({ apiVersion: versions, kind: kinds, metadata: fc.oneof({ weight: 5, arbitrary: fc.record({ name: names, annotations, labels: junk }) }, { weight: 1, arbitrary: junk }), spec, data: junk, items: junk }, { requiredKeys: ["kind", "metadata"] }) }, { weight: 1, arbitrary: junk });

test("a list in the place of an object, with a name that is no text, is taken for nothing", () => {
  const body = { kind: "Job", metadata: [{ name: Object.create(null) as object }] };
  assert.equal(prove({ install: [{ body }], upgrade: [] }, settings).findings, []);
});

test("nothing that may stand in manifests makes it fail", () => {
  let findings = 0;
  // biome-ignore lint/nursery/noFloatingPromises: of a synchronous property it returns nothing.
  fc.assert(fc.property(fc.array(document, { maxLength: 8 }), fc.array(document, { maxLength: 4 }), (bodies, others) => {
    const documents = bodies.map((body) => ({ body }));
    const before = others.map((body) => ({ body }));
    const proof = prove({ install: documents, upgrade: before, previous: before }, { ...settings, namespaceObjects: before });
    findings += proof.findings.length;
    assert.type(findingsText("a", proof.findings), "string");
  }), { numRuns: 1500 });
  assert.ok(findings > 1000, `so few findings that nothing was tried: ${findings}`);
});

test("the order of documents with different names does not matter", () => {
  const object = fc.record({ apiVersion: fc.constant("batch/v1"), kind: fc.constant("Job"), metadata: fc.record({ name: fc.uuid(), annotations }), spec });
  // biome-ignore lint/nursery/noFloatingPromises: of a synchronous property it returns nothing.
  fc.assert(fc.property(fc.array(object, { maxLength: 5 }), (bodies) => {
    const proof = (all: readonly unknown[]) => prove({ install: all.map((body) => ({ body })), upgrade: [] }, settings).findings.map((finding) => JSON.stringify(finding)).sort();
    assert.equal(proof(bodies), proof([...bodies].reverse()));
  }), { numRuns: 200 });
});

test("what Helm prints is read whatever is in it", () => {
  const text = ["", "# nothing", "# Source: shop/templates/a.yaml\n", "# Source: shop/templates/b.yaml\nkind: ConfigMap\nmetadata: {name: a, name: b}\ndata: {x: 'a\n\n  --- b'}", "kind: List\nitems:\n- kind: Job\n  metadata: {name: c}\n- null", "...", "[1, 2]"].join("\n---\n");
  const documents = documentsIn(text, "shop");
  assert.equal(documents.map(({ source }) => source), ["shop/templates/b.yaml", undefined, undefined]);
  assert.equal(prove({ install: documents, upgrade: documents }, settings).findings, []);
});

test.run();
