import type { ContainerFields, ServiceSource } from "../../../../schemas/types/catalogue.js";
import { allWorkloads } from "./steps.js";
import type { Catalogue, Container, KubernetesService, Port, Service, Workload } from "../model/catalogue.js";

export interface WorkloadPlace {
  readonly service: Service;
  readonly workload: Workload;
}

export interface ContainerPlace extends WorkloadPlace {
  readonly container: Container;
}

export function everyWorkload({ services }: Catalogue): readonly WorkloadPlace[] {
  return services.flatMap((service) => allWorkloads(service).map((workload) => ({ service, workload })));
}

export function everyContainer(catalogue: Catalogue): readonly ContainerPlace[] {
  return everyWorkload(catalogue).flatMap(({ service, workload }) =>
    [...workload.containers, ...workload.initContainers].map((container) => ({
      service,
      workload,
      container,
    })),
  );
}

/** The containers that run as long as the pod: native sidecars are among the init containers. */
export function runningContainers({ containers, initContainers }: Workload): readonly Container[] {
  return [...containers, ...initContainers.filter(({ sidecar }) => sidecar)];
}

/** Whether a container ends before the main ones start. */
export function endsBefore(workload: Workload, container: Container): boolean {
  return !container.sidecar && workload.initContainers.includes(container);
}

/** Whether a Kubernetes Service selects the pods of a workload. */
export function isBehind({ workloads }: KubernetesService, workload: Workload): boolean {
  return workloads === undefined || workloads.includes(workload.name ?? "");
}

/** The ports of the pods that a Kubernetes Service selects. */
export function portsBehind({ workloads }: Service, kubernetesService: KubernetesService): readonly Port[] {
  return workloads
    .filter((workload) => isBehind(kubernetesService, workload))
    .flatMap(runningContainers)
    .flatMap(({ ports }) => ports);
}

/** All ports of the pods of a service. */
export function podPorts({ workloads }: Service): readonly Port[] {
  return workloads.flatMap(runningContainers).flatMap(({ ports }) => ports);
}

/** What the catalogue says of a container's variables, before groups and overrides fell together. */
export function sourceOf(
  service: ServiceSource,
  workload: Workload,
  container: Container,
): Pick<ContainerFields, "env" | "envGroups"> {
  if (workload.step === "migration") {
    const { envGroups, env, steps = [] } = service.migration!;
    const step = steps.find(({ name }) => name === container.name);
    return {
      envGroups: step?.envGroups ?? envGroups ?? service.envGroups ?? [],
      env: { ...service.env, ...env, ...step?.env },
    };
  }
  if (workload.step === "smokeCheck") return service.smokeCheck ?? {};
  const own = workload.name === undefined ? service : (service.workloads?.[workload.name] ?? {});
  if (container.main)
    return { envGroups: own.envGroups ?? service.envGroups ?? [], env: { ...service.env, ...own.env } };
  const field = workload.initContainers.includes(container) ? "initContainers" : "containers";
  return own[field]?.[container.name] ?? service[field]?.[container.name] ?? {};
}
