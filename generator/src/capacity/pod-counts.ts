import type { Workload } from "../catalogue/model/catalogue.js";
import { assumed } from "../catalogue/facts/assumed-defaults.js";
import { mapAt, type ValueMap } from "../chart/values/value-map.js";
import { always, type PerPhase } from "../chart/kind/phases.js";

/**
 * How many pods a workload has that count against a quota. A Helm upgrade rolls all workloads at once:
 * Deployments first make pods above their number (maxSurge), StatefulSets first take one
 * away, and of a CronJob one run goes on.
 *
 * @param values of the workload
 * @param nodes on which a DaemonSet has a pod each
 */
export function podCounts(workload: Workload, values: ValueMap, nodes: number): PerPhase {
  const { kind, cronJob, job } = workload;
  if (kind === "CronJob")
    return always(mapAt(values, ["cronJob"])["suspend"] === true ? 0 : runPods(cronJob));
  if (kind === "Job") return always(mapAt(values, ["job"])["suspend"] === true ? 0 : runPods(job));
  if (kind === "DaemonSet")
    return { ...always(nodes), surge: nodes + surge(workload, nodes, assumed.daemonSetMaxSurge) };
  const { least, most } = replicas(workload, values);
  return {
    start: least,
    surge: least + (kind === "Deployment" ? surge(workload, least, assumed.maxSurge) : 0),
    most,
  };
}

function runPods({
  parallelism = assumed.parallelism,
  completions = Infinity,
}: {
  readonly parallelism?: number;
  readonly completions?: number;
} = {}): number {
  return Math.min(parallelism, completions);
}

/** How many pods are wanted: fixed, or between an autoscaler's bounds. */
export function replicas(
  { autoscaling }: Workload,
  values: ValueMap,
): { readonly least: number; readonly most: number } {
  const fixed = Number(values["replicaCount"] ?? 0);
  const { enabled, minReplicas, maxReplicas } = mapAt(values, ["autoscaling"]);
  return autoscaling !== undefined && enabled === true
    ? { least: Number(minReplicas), most: Number(maxReplicas) }
    : { least: fixed, most: fixed };
}

// Kubernetes rounds percentages of maxSurge up.
function surge(
  { updateStrategy: { type = assumed.updateStrategyType, maxSurge } }: Workload,
  pods: number,
  usual: number | string,
): number {
  if (type !== "RollingUpdate" || pods === 0) return 0;
  const most = maxSurge ?? usual;
  return typeof most === "number" ? most : Math.ceil((pods * Number.parseInt(most, 10)) / 100);
}
