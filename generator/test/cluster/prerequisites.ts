import { createHash } from "node:crypto";
import { fakeNode, storageClass } from "../../../ci/cluster/fake-objects.js";
import { at } from "../helm/at.js";
import type { Manifest } from "../helm/render.js";

type Labels = Readonly<Record<string, string>>;

/**
 * What manifests take for granted: nodes with the labels that pods look for, the classes that they name, and
 * the claims and service accounts that others make in the namespace. Pods that are not there need no Secrets.
 */
export function prerequisites(manifests: readonly Manifest[], namespace: string): readonly object[] {
  const pods = manifests.map(podSpec).filter((pod) => pod !== undefined);
  const claims = manifests.flatMap((manifest) =>
    manifest["kind"] === "PersistentVolumeClaim"
      ? [manifest]
      : ((at(manifest, "spec.volumeClaimTemplates") ?? []) as Manifest[]),
  );
  return [
    ...unique(pods.map(wantedLabels)).flatMap(nodes),
    ...names(claims, "spec.storageClassName").map((name) => storageClass(name)),
    ...names(pods, "priorityClassName")
      .filter((name) => !name.startsWith("system-"))
      .map((name) => ({
        apiVersion: "scheduling.k8s.io/v1",
        kind: "PriorityClass",
        metadata: { name },
        value: 1000,
      })),
    ...names(pods, "runtimeClassName").map((name) => ({
      apiVersion: "node.k8s.io/v1",
      kind: "RuntimeClass",
      metadata: { name },
      handler: name,
    })),
    ...others(
      manifests,
      "PersistentVolumeClaim",
      names(pods, "volumes[*].persistentVolumeClaim.claimName"),
    ).map((name) => ({
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name, namespace },
      spec: { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "1Gi" } } },
    })),
    ...others(manifests, "ServiceAccount", names(pods, "serviceAccountName")).map((name) => ({
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name, namespace },
    })),
  ];
}

function podSpec(manifest: Manifest): Manifest | undefined {
  return (at(manifest, "spec.jobTemplate.spec.template.spec") ?? at(manifest, "spec.template.spec")) as
    | Manifest
    | undefined;
}

/**
 * What a node needs for a pod: its node selector, and the first of each list of its required node affinity.
 */
function wantedLabels(pod: Manifest): Labels {
  const required = at(
    pod,
    "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[*].matchExpressions[*]",
  );
  const expressions = (required ?? []) as readonly {
    readonly key: string;
    readonly values?: readonly string[];
  }[];
  return {
    ...(pod["nodeSelector"] as Labels | undefined),
    ...Object.fromEntries(expressions.map(({ key, values }) => [key, values?.[0] ?? ""])),
  };
}

/** Five, for pods that keep out of each other's way. The same labels make the same nodes, whoever asks. */
function nodes(labels: Labels): readonly object[] {
  const group = createHash("sha256").update(JSON.stringify(labels)).digest("hex").slice(0, 6);
  return Array.from({ length: 5 }, (_, i) => fakeNode(`fake-${group}-${i}`, labels));
}

function names(objects: readonly Manifest[], path: string): readonly string[] {
  return unique(objects.flatMap((object) => at(object, path))).filter((name) => typeof name === "string");
}

/** Those names that no manifest of the kind has. */
function others(manifests: readonly Manifest[], kind: string, wanted: readonly string[]): readonly string[] {
  const own = names(
    manifests.filter((manifest) => manifest["kind"] === kind),
    "metadata.name",
  );
  return wanted.filter((name) => !own.includes(name));
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
