import { at } from "./at.js";
import { hookOf, type Hook } from "./hook.js";
import { listAt, textAt, textMapAt } from "./reading.js";

/** A document of a chart's rendered manifests. */
export interface Document {
  readonly body: unknown;
  /** The chart template that it comes from, if known: `shop/templates/job.yaml`. */
  readonly source?: string;
}

/** An object that a release makes. */
export interface ReleaseObject {
  readonly kind: string;
  /** The API group; empty for core kinds. */
  readonly group: string;
  readonly name: string;
  /** Empty for kinds that have none. */
  readonly namespace: string;
  readonly body: unknown;
  readonly source?: string;
  /** Undefined: a regular object. */
  readonly hook?: Hook;
  /** Helm leaves it behind when the release is uninstalled. */
  readonly kept: boolean;
}

/**
 * The objects that documents hold, in their order; Lists as what is in them, without what is not an object.
 *
 * @param namespace of the release
 */
export function releaseObjects(documents: readonly Document[], namespace: string): readonly ReleaseObject[] {
  return documents.flatMap(({ body, source }) => {
    // Helm reads the annotations of the document alone; those of a List's items are not looked at.
    const annotations = textMapAt(body, "metadata.annotations");
    const hook = hookOf(annotations);
    return unpacked(body, 0).flatMap((item) => {
      const object = releaseObject(item, namespace, annotations["helm.sh/resource-policy"] === "keep");
      return object === undefined
        ? []
        : [{ ...object, ...(hook ? { hook } : {}), ...(source === undefined ? {} : { source }) }];
    });
  });
}

function unpacked(body: unknown, depth: number): readonly unknown[] {
  const kind = textAt(body, "kind") ?? "";
  if (!kind.endsWith("List") || !Array.isArray(at(body, "items")) || depth > 5) return [body];
  const itemKind = kind === "List" ? undefined : kind.slice(0, -"List".length);
  return listAt(body, "items").flatMap((item) => {
    const typed =
      itemKind !== undefined && typeof item === "object" && textAt(item, "kind") === undefined
        ? { ...item, kind: itemKind, apiVersion: at(body, "apiVersion") }
        : item;
    return unpacked(typed, depth + 1);
  });
}

function releaseObject(body: unknown, namespace: string, kept: boolean): ReleaseObject | undefined {
  const [kind, name] = [textAt(body, "kind"), textAt(body, "metadata.name")];
  if (kind === undefined || name === undefined) return undefined;
  const [group, version] = (textAt(body, "apiVersion") ?? "v1").split("/") as [string, string | undefined];
  const own = textAt(body, "metadata.namespace") ?? namespace;
  return {
    kind,
    group: version === undefined ? "" : group,
    name,
    namespace: clusterWide.has(kind) ? "" : own,
    body,
    kept,
  };
}

/** Kinds that belong to no namespace, among those that matter here. */
const clusterWide: ReadonlySet<string> = new Set([
  "Namespace",
  "ClusterRole",
  "ClusterRoleBinding",
  "PriorityClass",
  "RuntimeClass",
  "StorageClass",
  "IngressClass",
  "PersistentVolume",
  "CustomResourceDefinition",
  "APIService",
  "MutatingWebhookConfiguration",
  "ValidatingWebhookConfiguration",
]);
