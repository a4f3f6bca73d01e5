import type { Workload } from "../model/catalogue.js";
import type { Target } from "./target.js";

/** The StatefulSets whose pods answer a call: pods with names of their own. */
export function statefulWorkloads(target: Target): readonly Workload[] {
  if (!target.inside) return [];
  const { workloads } = target.kubernetesService;
  return target.service.workloads.filter(
    ({ kind, name }) => kind === "StatefulSet" && (workloads?.includes(name ?? "") ?? true),
  );
}

/** How many pods a StatefulSet has at least, as the catalogue says. */
export function leastPods({ replicas, autoscaling }: Workload): number {
  return autoscaling?.enabled ? (autoscaling.minReplicas ?? replicas) : replicas;
}

/** The number of the port at which those pods themselves answer. */
export function podPort(workload: Workload, { ports: [first] }: Target & { readonly inside: true }): number {
  const own = workload.containers
    .flatMap(({ ports }) => ports)
    .find(({ name }) => name === first!.targetPort)?.containerPort;
  return own ?? first!.port;
}
