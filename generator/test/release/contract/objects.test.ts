import { load } from "js-yaml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compareObjects, type RenderedObjects } from "../../../src/release/contract/compare-objects.js";
import { releaseObjects } from "../../../src/manifests/objects.js";

const job = "apiVersion: batch/v1, kind: Job";

// What is changed, the object before and now in flow style, and what comes of it: nothing, or levels with the rest of the sentence.
const cases: readonly (readonly [string, string, string, string?])[] = [
  ["an image", deployment("selector: {matchLabels: {a: b}}, template: {image: 1}"), deployment("selector: {matchLabels: {a: b}}, template: {image: 2}")],
  ["another name", "kind: Service, metadata: {name: a}", "kind: Service, metadata: {name: b}", "major Service/a is gone; minor Service/b is new"],
  ["another kind", "kind: Service, metadata: {name: a}", "kind: Secret, metadata: {name: a}", "major Service/a is gone; minor Secret/a is new"],
  ["another version of the API", "apiVersion: apps/v1beta1, kind: Deployment, metadata: {name: a}", "apiVersion: apps/v1, kind: Deployment, metadata: {name: a}"],
  ["another group of the API", "apiVersion: extensions/v1, kind: Ingress, metadata: {name: a}", "apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}", "major Ingress/a is gone; minor Ingress/a is new"],
  ["another namespace", "kind: Secret, metadata: {name: a}", "kind: Secret, metadata: {name: a, namespace: other}", "major Secret/a is gone; minor Secret/a is new"],
  ["the sum in the name of a Job", `${job}, metadata: {name: a-0123abcd}, spec: {template: 1}`, `${job}, metadata: {name: a-ef456789}, spec: {template: 2}`],
  ["the sum and the revision in the name of a Job", `${job}, metadata: {name: a-0123abcd-1}, spec: {template: 1}`, `${job}, metadata: {name: a-ef456789-1}, spec: {template: 2}`],
  ["the chart's version in the name of a Job", `${job}, metadata: {name: a-1-0-0-import}, spec: {template: 1}`, `${job}, metadata: {name: a-1-0-1-import}, spec: {template: 2}`],
  ["the chart's version in the name of a Service", "kind: Service, metadata: {name: a-1-0-0}", "kind: Service, metadata: {name: a-1-0-1}", "major Service/a-1-0-0 is gone; minor Service/a-1-0-1 is new"],
  ["a hook that goes", "kind: ConfigMap, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade}}", "kind: ConfigMap, metadata: {name: b, annotations: {helm.sh/hook: pre-upgrade}}", "minor ConfigMap/b is new"],
  ["a word in the name of a Job", `${job}, metadata: {name: a-import}`, `${job}, metadata: {name: a-export}`, "major Job/a-import is gone; minor Job/a-export is new"],
  ["what looks like a sum in the name of a Service", "kind: Service, metadata: {name: a-0123abcd}", "kind: Service, metadata: {name: a-ef456789}", "major Service/a-0123abcd is gone; minor Service/a-ef456789 is new"],
  ["the pods of a Job of the same name", `${job}, metadata: {name: a}, spec: {template: 1}`, `${job}, metadata: {name: a}, spec: {template: 2}`, immutable("Job", "spec.template")],
  ["the pods of a Job that is made anew as a hook", `${job}, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade}}, spec: {template: 1}`, `${job}, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade}}, spec: {template: 2}`],
  ["the pods of a Job that is a hook and stays", `${job}, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: hook-failed}}, spec: {template: 1}`, `${job}, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: hook-failed}}, spec: {template: 2}`, immutable("Job", "spec.template")],
  ["how long a Job may take", `${job}, metadata: {name: a}, spec: {activeDeadlineSeconds: 1}`, `${job}, metadata: {name: a}, spec: {activeDeadlineSeconds: 2}`],
  ["how often a Job runs", `${job}, metadata: {name: a}, spec: {completions: 1}`, `${job}, metadata: {name: a}, spec: {completions: 2}`, immutable("Job", "spec.completions")],
  ["how often an indexed Job runs", `${job}, metadata: {name: a}, spec: {completionMode: Indexed, completions: 1}`, `${job}, metadata: {name: a}, spec: {completionMode: Indexed, completions: 2}`],
  ["the labels of a Deployment's pods in its selector", deployment("selector: {matchLabels: {a: b}}"), deployment("selector: {matchLabels: {a: c}}"), immutable("Deployment", "spec.selector")],
  ["the order of a selector's labels", deployment("selector: {matchLabels: {a: b, c: d}}"), deployment("selector: {matchLabels: {c: d, a: b}}")],
  ["a DaemonSet's selector", "apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {selector: 1}", "apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {selector: 2}", immutable("DaemonSet", "spec.selector")],
  ["a StatefulSet's pods, number and updates", statefulSet("template: 1, replicas: 1"), statefulSet("template: 2, replicas: 2, updateStrategy: 2, minReadySeconds: 2")],
  ["a StatefulSet's claims", statefulSet("volumeClaimTemplates: [{spec: {resources: 1}}]"), statefulSet("volumeClaimTemplates: [{spec: {resources: 2}}]"), immutable("StatefulSet", "spec.volumeClaimTemplates")],
  ["a StatefulSet's Service", statefulSet("serviceName: a"), statefulSet("serviceName: b"), immutable("StatefulSet", "spec.serviceName")],
  ["the order of a StatefulSet's pods", statefulSet("replicas: 1"), statefulSet("replicas: 1, podManagementPolicy: Parallel"), immutable("StatefulSet", "spec.podManagementPolicy")],
  ["the order of a StatefulSet's pods, said as it is anyway", statefulSet("replicas: 1"), statefulSet("replicas: 1, podManagementPolicy: OrderedReady")],
  ["a Service that becomes headless", "kind: Service, metadata: {name: a}, spec: {ports: 1}", "kind: Service, metadata: {name: a}, spec: {clusterIP: None}", immutable("Service", "spec.clusterIP")],
  ["a Service's ports and type", "kind: Service, metadata: {name: a}, spec: {ports: 1}", "kind: Service, metadata: {name: a}, spec: {ports: 2, type: LoadBalancer}"],
  ["a larger claim", claim("1Gi"), claim("1.5Gi")],
  ["a smaller claim", claim("1Gi"), claim("1000Mi"), "major PersistentVolumeClaim/a cannot be updated: spec.resources.requests.storage may not become less"],
  ["the mode of a volume, said as it is anyway", claim("1Gi"), "kind: PersistentVolumeClaim, metadata: {name: a}, spec: {volumeMode: Filesystem, resources: {requests: {storage: 1Gi}}}"],
  ["the class of a claim", "kind: PersistentVolumeClaim, metadata: {name: a}, spec: {storageClassName: a}", "kind: PersistentVolumeClaim, metadata: {name: a}, spec: {storageClassName: b}", immutable("PersistentVolumeClaim", "spec.storageClassName")],
  ["who is bound", binding("subjects: 1"), binding("subjects: 2")],
  ["what is bound", binding("roleRef: {name: a}"), binding("roleRef: {name: b}"), immutable("RoleBinding", "roleRef")],
  ["the text of a ConfigMap", "kind: ConfigMap, metadata: {name: a}, data: {a: b}", "kind: ConfigMap, metadata: {name: a}, data: {a: c}"],
  ["the text of an immutable ConfigMap", "kind: ConfigMap, metadata: {name: a}, data: {a: b}, immutable: true", "kind: ConfigMap, metadata: {name: a}, data: {a: c}, immutable: true", immutable("ConfigMap", "data")],
  ["an immutable Secret that is one no more", "kind: Secret, metadata: {name: a}, immutable: true", "kind: Secret, metadata: {name: a}", immutable("Secret", "immutable")],
  ["the type of a Secret", "kind: Secret, metadata: {name: a}, type: Opaque", "kind: Secret, metadata: {name: a}, type: kubernetes.io/tls", immutable("Secret", "type")],
  ["a class of storage", "apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a}, parameters: {a: b}", "apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a}, parameters: {a: c}", immutable("StorageClass", "parameters")],
  ["a class of priority", "apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1, description: a", "apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 2, description: b", immutable("PriorityClass", "value")],
  ["the scopes of a quota", "kind: ResourceQuota, metadata: {name: a}, spec: {hard: 1}", "kind: ResourceQuota, metadata: {name: a}, spec: {hard: 2, scopes: [Terminating]}", immutable("ResourceQuota", "spec.scopes")],
];

for (const [what, old, next, expected = ""] of cases) {
  test(what, () => assert.is(changes(old, next), expected));
}

test("a reason says which chart template the object comes from", () => {
  const [made] = compareObjects(rendered("1.0.0"), rendered("1.0.0", "kind: Service, metadata: {name: a}"));
  assert.is(made?.source, "shop/charts/cart/templates/service.yaml");
});

test("a Job that may have the release's revision in its name is another one at each upgrade", () => {
  const old = (readsRevision: boolean) => rendered("1.0.0", `${job}, metadata: {name: a-1}, spec: {template: 1}`, readsRevision);
  const next = rendered("1.0.1", `${job}, metadata: {name: a-1}, spec: {template: 2}`);
  assert.equal([compareObjects(old(true), next).length, compareObjects(old(false), next).length], [0, 1]);
});

test.run();

function changes(...[old, next]: readonly [string, string]): string {
  return compareObjects(rendered("1.0.0", old), rendered("1.0.1", next)).map(({ level, path, message }) => `${level} ${path} ${message}`).join("; ");
}

/** An object in flow style, of a chart of that version. */
function rendered(version: string, text?: string, readsRevision = false): RenderedObjects {
  const documents = text === undefined ? [] : [{ body: load(`{${text}}`), source: "shop/charts/cart/templates/service.yaml" }];
  return { objects: releaseObjects(documents, "shop"), charts: new Map([["shop/charts/cart", { version, readsRevision }]]) };
}

function immutable(kind: string, field: string): string {
  return `major ${kind}/a cannot be updated: ${field} is immutable, and differs`;
}

function deployment(spec: string): string {
  return `apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {${spec}}`;
}

function statefulSet(spec: string): string {
  return `apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {${spec}}`;
}

function claim(size: string): string {
  return `kind: PersistentVolumeClaim, metadata: {name: a}, spec: {resources: {requests: {storage: ${size}}}}`;
}

function binding(rest: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a}, ${rest}`;
}
