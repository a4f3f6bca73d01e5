import type { KubernetesService, Service, Workload } from "../model/catalogue.js";

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
