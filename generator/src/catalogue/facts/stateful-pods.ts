import type { KubernetesService, Service, Workload } from "../model/catalogue.js";
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

/**
 * The headless Kubernetes Service that gives the pods of a StatefulSet their DNS names: the one that the
 * workload names, else `NAME-headless`, else the first that selects only this workload, else the first.
 */
export function governingService(service: Service, workload: Workload): KubernetesService {
  const candidates = service.kubernetesServices.filter(
    ({ headless, workloads }) => headless && (workloads?.includes(workload.name ?? "") ?? true),
  );
  return (
    candidates.find(({ name }) => name === (workload.serviceName ?? `${service.name}-headless`)) ??
    candidates.find(({ workloads }) => workloads?.length === 1) ??
    candidates[0]!
  );
}
