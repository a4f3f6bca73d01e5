import { binding, claim, deployment, immutable, statefulSet } from "./object-texts.js";
import type { Case } from "./object-cases.js";

/** What the API server changes in an object that is there. */
export const fieldCases: readonly Case[] = [
  [
    "the labels of a Deployment's pods in its selector",
    deployment("selector: {matchLabels: {a: b}}"),
    deployment("selector: {matchLabels: {a: c}}"),
    immutable("Deployment", "spec.selector"),
  ],
  [
    "the order of a selector's labels",
    deployment("selector: {matchLabels: {a: b, c: d}}"),
    deployment("selector: {matchLabels: {c: d, a: b}}"),
  ],
  [
    "a DaemonSet's selector",
    "apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {selector: 1}",
    "apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {selector: 2}",
    immutable("DaemonSet", "spec.selector"),
  ],
  [
    "a StatefulSet's pods, number and updates",
    statefulSet("template: 1, replicas: 1"),
    statefulSet("template: 2, replicas: 2, updateStrategy: 2, minReadySeconds: 2"),
  ],
  [
    "a StatefulSet's claims",
    statefulSet("volumeClaimTemplates: [{spec: {resources: 1}}]"),
    statefulSet("volumeClaimTemplates: [{spec: {resources: 2}}]"),
    immutable("StatefulSet", "spec.volumeClaimTemplates"),
  ],
  [
    "a StatefulSet's Service",
    statefulSet("serviceName: a"),
    statefulSet("serviceName: b"),
    immutable("StatefulSet", "spec.serviceName"),
  ],
  [
    "the order of a StatefulSet's pods",
    statefulSet("replicas: 1"),
    statefulSet("replicas: 1, podManagementPolicy: Parallel"),
    immutable("StatefulSet", "spec.podManagementPolicy"),
  ],
  [
    "the order of a StatefulSet's pods, said as it is anyway",
    statefulSet("replicas: 1"),
    statefulSet("replicas: 1, podManagementPolicy: OrderedReady"),
  ],
  [
    "a Service that becomes headless",
    "kind: Service, metadata: {name: a}, spec: {ports: 1}",
    "kind: Service, metadata: {name: a}, spec: {clusterIP: None}",
    immutable("Service", "spec.clusterIP"),
  ],
  [
    "a Service's affinity and families",
    "kind: Service, metadata: {name: a}, spec: {sessionAffinity: None}",
    "kind: Service, metadata: {name: a}, spec: {sessionAffinity: ClientIP, ipFamilyPolicy: SingleStack}",
  ],
  ["a larger claim", claim("1Gi"), claim("1.5Gi")],
  [
    "a smaller claim",
    claim("1Gi"),
    claim("1000Mi"),
    "major PersistentVolumeClaim/a cannot be updated: spec.resources.requests.storage may not become less",
  ],
  [
    "the mode of a volume, said as it is anyway",
    claim("1Gi"),
    "kind: PersistentVolumeClaim, metadata: {name: a}, spec: " +
      "{volumeMode: Filesystem, resources: {requests: {storage: 1Gi}}}",
  ],
  [
    "the class of a claim",
    "kind: PersistentVolumeClaim, metadata: {name: a}, spec: {storageClassName: a}",
    "kind: PersistentVolumeClaim, metadata: {name: a}, spec: {storageClassName: b}",
    immutable("PersistentVolumeClaim", "spec.storageClassName"),
  ],
  ["who is bound", binding("subjects: 1"), binding("subjects: 2")],
  [
    "what is bound",
    binding("roleRef: {name: a}"),
    binding("roleRef: {name: b}"),
    immutable("RoleBinding", "roleRef"),
  ],
  [
    "the text of a ConfigMap",
    "kind: ConfigMap, metadata: {name: a}, data: {a: b}",
    "kind: ConfigMap, metadata: {name: a}, data: {a: c}",
  ],
  [
    "the text of an immutable ConfigMap",
    "kind: ConfigMap, metadata: {name: a}, data: {a: b}, immutable: true",
    "kind: ConfigMap, metadata: {name: a}, data: {a: c}, immutable: true",
    immutable("ConfigMap", "data"),
  ],
  [
    "an immutable Secret that is one no more",
    "kind: Secret, metadata: {name: a}, immutable: true",
    "kind: Secret, metadata: {name: a}",
    immutable("Secret", "immutable"),
  ],
  [
    "the type of a Secret",
    "kind: Secret, metadata: {name: a}, type: Opaque",
    "kind: Secret, metadata: {name: a}, type: kubernetes.io/tls",
    immutable("Secret", "type"),
  ],
  [
    "a class of storage",
    "apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a}, parameters: {a: b}",
    "apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a}, parameters: {a: c}",
    immutable("StorageClass", "parameters"),
  ],
  [
    "a class of priority",
    "apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1, description: a",
    "apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 2, description: b",
    immutable("PriorityClass", "value"),
  ],
  [
    "the scopes of a quota",
    "kind: ResourceQuota, metadata: {name: a}, spec: {hard: 1}",
    "kind: ResourceQuota, metadata: {name: a}, spec: {hard: 2, scopes: [Terminating]}",
    immutable("ResourceQuota", "spec.scopes"),
  ],
];
