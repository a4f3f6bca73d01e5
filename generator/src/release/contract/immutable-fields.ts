import { quantity } from "../../catalogue/facts/quantity.js";
import { at } from "../../manifests/at.js";
import { numberAt, pairsAt, textAt } from "../../manifests/reading.js";
import { sortedText } from "./schema/schema.js";

/** Fields that the API server does not let an update change, of one kind. */
interface ImmutableFields {
  readonly kind: string;
  readonly group: string;
  /** Paths that must stay as they are. */
  readonly fields?: readonly string[];
  /** Keys of a mapping that may change; all others may not. */
  readonly allBut?: { readonly path: string; readonly keys: readonly string[] };
  /** Path of a quantity that may not become less. */
  readonly grows?: string;
  /** Only for objects of which this holds before the update. */
  readonly when?: (body: unknown) => boolean;
}

const isFrozen = (body: unknown) => at(body, "immutable") === true;

/**
 * What cannot be changed. Source: Kubernetes 1.37, pkg/apis/KIND/validation, the functions Validate…Update;
 * for each kind in the comment the words with which the API server refuses.
 */
const table: readonly ImmutableFields[] = [
  // spec.selector: field is immutable
  { kind: "Deployment", group: "apps", fields: ["spec.selector"] },
  { kind: "DaemonSet", group: "apps", fields: ["spec.selector"] },
  { kind: "ReplicaSet", group: "apps", fields: ["spec.selector"] },
  // spec.volumeClaimTemplates: field is immutable; older versions: updates to statefulset spec for fields
  // other than … are forbidden
  {
    kind: "StatefulSet",
    group: "apps",
    fields: ["spec.selector", "spec.serviceName", "spec.podManagementPolicy", "spec.volumeClaimTemplates"],
  },
  // spec.template: field is immutable
  {
    kind: "Job",
    group: "batch",
    fields: [
      "spec.template",
      "spec.selector",
      "spec.completionMode",
      "spec.podFailurePolicy",
      "spec.successPolicy",
      "spec.backoffLimitPerIndex",
      "spec.managedBy",
    ],
  },
  // spec.completions: field is immutable; that of an indexed Job goes with its parallelism
  {
    kind: "Job",
    group: "batch",
    fields: ["spec.completions"],
    when: (body) => textAt(body, "spec.completionMode") !== "Indexed",
  },
  // spec.clusterIP: may not change once set; spec.loadBalancerClass: may not change once set
  {
    kind: "Service",
    group: "",
    fields: ["spec.clusterIP", "spec.loadBalancerClass"],
    when: (body) => textAt(body, "spec.type") !== "ExternalName",
  },
  // spec: is immutable after creation except resources.requests and volumeAttributesClassName for bound
  // claims; spec.resources.requests.storage: field can not be less than status.capacity
  {
    kind: "PersistentVolumeClaim",
    group: "",
    allBut: { path: "spec", keys: ["resources", "volumeAttributesClassName"] },
    grows: "spec.resources.requests.storage",
  },
  // spec.persistentvolumesource: is immutable after creation
  {
    kind: "PersistentVolume",
    group: "",
    allBut: {
      path: "spec",
      keys: [
        "capacity",
        "accessModes",
        "claimRef",
        "persistentVolumeReclaimPolicy",
        "storageClassName",
        "mountOptions",
        "nodeAffinity",
        "volumeAttributesClassName",
      ],
    },
  },
  // roleRef: cannot change roleRef
  { kind: "RoleBinding", group: "rbac.authorization.k8s.io", fields: ["roleRef"] },
  { kind: "ClusterRoleBinding", group: "rbac.authorization.k8s.io", fields: ["roleRef"] },
  // parameters: updates to parameters are forbidden; likewise the others
  {
    kind: "StorageClass",
    group: "storage.k8s.io",
    fields: ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"],
  },
  // data: field is immutable when `immutable` is set
  { kind: "ConfigMap", group: "", fields: ["data", "binaryData", "immutable"], when: isFrozen },
  { kind: "Secret", group: "", fields: ["data", "stringData", "immutable"], when: isFrozen },
  // type: field is immutable
  { kind: "Secret", group: "", fields: ["type"] },
  // value: may not be changed in an update; preemptionPolicy: field is immutable
  { kind: "PriorityClass", group: "scheduling.k8s.io", fields: ["value", "preemptionPolicy"] },
  // spec.scopes: field is immutable
  { kind: "ResourceQuota", group: "", fields: ["spec.scopes"] },
  // spec.controller: field is immutable
  { kind: "IngressClass", group: "networking.k8s.io", fields: ["spec.controller"] },
  // handler: field is immutable
  { kind: "RuntimeClass", group: "node.k8s.io", fields: ["handler"] },
  // spec.scope: field is immutable
  {
    kind: "CustomResourceDefinition",
    group: "apiextensions.k8s.io",
    fields: ["spec.group", "spec.scope", "spec.names.kind", "spec.names.plural"],
  },
];

/**
 * What differs in an object though an update cannot change it, as sentences:
 * `spec.selector is immutable, and differs`.
 *
 * @param old its manifest before
 * @param next its manifest now
 */
export function immutableChanges(
  { kind, group }: { readonly kind: string; readonly group: string },
  old: unknown,
  next: unknown,
): readonly string[] {
  const rows = table.filter((row) => row.kind === kind && row.group === group && (row.when?.(old) ?? true));
  const fields = rows.flatMap(({ fields = [], allBut }) => [
    ...fields,
    ...(allBut === undefined ? [] : others(allBut, old, next)),
  ]);
  const shrunk = rows.flatMap(({ grows }) =>
    grows !== undefined && amount(next, grows) < amount(old, grows) ? [`${grows} may not become less`] : [],
  );
  const changed = fields.filter((field) => sortedText(whole(old, field)) !== sortedText(whole(next, field)));
  return [...changed.map((field) => `${field} is immutable, and differs`), ...shrunk];
}

/**
 * What stands at a path, or what the API server puts there; null for nothing. Source: Kubernetes 1.37,
 * pkg/apis/KIND/v1/defaults.go.
 */
function whole(body: unknown, field: string): unknown {
  return at(body, field) ?? defaults[field] ?? null;
}

const defaults: Readonly<Record<string, unknown>> = {
  "spec.podManagementPolicy": "OrderedReady",
  "spec.completionMode": "NonIndexed",
  "spec.volumeMode": "Filesystem",
  type: "Opaque",
  reclaimPolicy: "Delete",
  volumeBindingMode: "Immediate",
  preemptionPolicy: "PreemptLowerPriority",
};

function amount(body: unknown, path: string): bigint {
  return quantity(textAt(body, path) ?? numberAt(body, path) ?? 0);
}

function others(
  { path, keys }: Required<ImmutableFields>["allBut"],
  old: unknown,
  next: unknown,
): readonly string[] {
  const all = new Set([old, next].flatMap((body) => pairsAt(body, path).map(([key]) => key)));
  return [...all].filter((key) => !keys.includes(key)).map((key) => `${path}.${key}`);
}
