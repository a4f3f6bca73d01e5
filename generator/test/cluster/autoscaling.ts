import { at } from "../helm/at.js";
import { get, kubectl } from "./cluster.js";
import { becomes } from "./observations.js";

/** `Kind/name` of what is scaled, and to how many pods. */
export type Scales = Readonly<Record<string, number>>;

/**
 * Does what autoscalers do under the highest load: scales each target to its maximum, by the same subresource
 * and under the same name, and waits for the pods. There are no metrics here, so the autoscalers themselves
 * leave it at that.
 */
export async function scaleToMaximum(namespace: string): Promise<Scales> {
  const scales = await maxima(namespace);
  for (const [target, replicas] of Object.entries(scales)) {
    await kubectl([
      "patch",
      target,
      "--namespace",
      namespace,
      "--subresource=scale",
      "--type=merge",
      "--field-manager=kube-controller-manager",
      "--patch",
      JSON.stringify({ spec: { replicas } }),
    ]);
  }
  await becomes(
    () => scalesOf(namespace, scales, "status.readyReplicas"),
    scales,
    "ready pods at the highest scale",
  );
  return scales;
}

/** To how many pods the same targets are scaled now. */
export function scalesNow(namespace: string, targets: Scales): Promise<Scales> {
  return scalesOf(namespace, targets, "spec.replicas");
}

async function scalesOf(namespace: string, targets: Scales, path: string): Promise<Scales> {
  const workloads = (
    await Promise.all(["deployments", "statefulsets"].map((name) => get(name, namespace)))
  ).flat();
  const found = new Map(
    workloads.map((workload) => [`${workload.kind}/${workload.metadata.name}`, Number(at(workload, path))]),
  );
  return Object.fromEntries(Object.keys(targets).map((target) => [target, found.get(target) ?? 0]));
}

/** KEDA is not there: it would make a HorizontalPodAutoscaler of each of its own. */
async function maxima(namespace: string): Promise<Scales> {
  const autoscalers = (
    await Promise.all(["horizontalpodautoscalers", "scaledobjects"].map((name) => get(name, namespace)))
  ).flat();
  return Object.fromEntries(
    autoscalers.map(({ spec }) => [
      `${at(spec, "scaleTargetRef.kind") ?? "Deployment"}/${at(spec, "scaleTargetRef.name")}`,
      Number(at(spec, "maxReplicas") ?? at(spec, "maxReplicaCount")),
    ]),
  );
}
