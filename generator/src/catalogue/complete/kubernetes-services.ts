import type { ServiceSource } from "../../../../schemas/types/catalogue.js";
import type { KubernetesService, Port, ServicePort, Workload } from "../model/catalogue.js";
import { defaults } from "./defaults.js";
import { runsToEnd } from "../facts/workload-kind.js";

type Source = NonNullable<ServiceSource["kubernetesServices"]>[string];

/**
 * The Kubernetes Services of a service: those that it declares, else one with its name and all exposed ports.
 * A StatefulSet without a headless one gets `NAME-headless`, which gives its pods their DNS names.
 */
export function kubernetesServices(
  name: string,
  source: ServiceSource,
  workloads: readonly Workload[],
): readonly KubernetesService[] {
  const serving = workloads.filter((workload) => !runsToEnd(workload));
  const declared = Object.entries(source.kubernetesServices ?? {}).map(([key, service]) =>
    kubernetesService(key, service, serving, workloads.length, true),
  );
  if (source.kubernetesServices === undefined && exposedPorts(serving).length > 0)
    declared.push(kubernetesService(name, {}, serving, workloads.length, false));
  const stateful = workloads.some(({ kind }) => kind === "StatefulSet");
  if (stateful && !declared.some(({ headless }) => headless)) {
    declared.push(
      kubernetesService(
        `${name}-headless`,
        { headless: true, publishNotReadyAddresses: true },
        serving,
        workloads.length,
        false,
      ),
    );
  }
  return declared;
}

/**
 * The ports that Kubernetes Services may have, each name once: that of the first main container that has it.
 */
export function exposedPorts(workloads: readonly Workload[]): readonly Port[] {
  const all = workloads.flatMap(({ containers, initContainers }) => [
    ...containers,
    ...initContainers.filter(({ sidecar }) => sidecar),
  ]);
  const ports = all.flatMap((container) => container.ports).filter(({ expose }) => expose);
  return [...new Map(ports.reverse().map((port) => [port.name, port])).values()].reverse();
}

function kubernetesService(
  name: string,
  source: Source,
  serving: readonly Workload[],
  count: number,
  declared: boolean,
): KubernetesService {
  const named =
    source.workloads === undefined
      ? serving
      : serving.filter((workload) => source.workloads!.includes(workload.name ?? ""));
  const exposed = exposedPorts(named);
  const ports =
    source.ports === undefined
      ? exposed.map((port) => servicePort(port.name, {}, port))
      : Object.entries(source.ports).map(([key, value]) => {
          const entry = typeof value === "number" ? { port: value } : value;
          return servicePort(
            key,
            entry,
            exposed.find((port) => port.name === (entry.targetPort ?? key)),
          );
        });
  // Workloads that have none of the ports, such as workers, do not answer.
  const answering =
    ports.length === 0
      ? named
      : named.filter((workload) =>
          exposedPorts([workload]).some((port) => ports.some(({ targetPort }) => targetPort === port.name)),
        );
  return {
    name,
    declared,
    type: source.type ?? defaults.kubernetesService.type,
    headless: source.headless ?? defaults.kubernetesService.headless,
    ports,
    workloads:
      source.workloads ??
      (answering.length === count ? undefined : answering.map((workload) => workload.name ?? "")),
    annotations: source.annotations ?? {},
    publishNotReadyAddresses:
      source.publishNotReadyAddresses ?? defaults.kubernetesService.publishNotReadyAddresses,
    source,
  };
}

interface PortEntry {
  readonly port?: number;
  readonly targetPort?: string;
  readonly nodePort?: number;
  readonly appProtocol?: string;
}

function servicePort(name: string, entry: PortEntry, target: Port | undefined): ServicePort {
  return {
    name,
    port: entry.port ?? target?.servicePort ?? 0,
    targetPort: entry.targetPort ?? name,
    nodePort: entry.nodePort,
    protocol: target?.protocol ?? defaults.port.protocol,
    appProtocol: entry.appProtocol ?? target?.appProtocol,
    scheme: target?.scheme ?? defaults.port.scheme,
  };
}
