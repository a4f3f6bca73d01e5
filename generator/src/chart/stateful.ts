import type { KubernetesService, Service, Workload } from "../catalogue/catalogue.js";

/** The headless Kubernetes Service that gives the pods of a StatefulSet their DNS names. */
export function governingService(service: Service, workload: Workload): KubernetesService {
  return service.kubernetesServices.find(({ headless, workloads }) => headless && (workloads === undefined || workloads.includes(workload.name ?? "")))!;
}
