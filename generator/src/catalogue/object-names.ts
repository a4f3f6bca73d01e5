import type { Service, Workload } from "./catalogue.js";
import { routeObjects } from "./route-objects.js";

/** The name of an object, without the release's name, and the place in the catalogue that it comes from. */
export interface ObjectName {
  readonly kind: string;
  readonly name: string;
  readonly path: string;
}

/** `shop`, or `shop-v2` for one of several workloads. */
export function workloadName(service: Service, workload: Workload): string {
  return workload.name === undefined ? service.name : `${service.name}-${workload.name}`;
}

/** `shop-config`: the ConfigMap `config` of the service `shop`. */
export function configMapName(service: Service, configMap: string): string {
  return `${service.name}-${configMap}`;
}

/** `shop-uploads`: the claim of the volume `uploads`. */
export function claimName(service: Service, workload: Workload, volume: string): string {
  return `${workloadName(service, workload)}-${volume}`;
}

/** `read-replica` → `readReplica`: a name as a key of a values file. */
export function valuesKey(name: string): string {
  return name.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** All objects of a service that have a name of their own (NetworkPolicy and the like have the workload's name). */
export function objectNames(service: Service): readonly ObjectName[] {
  const path = `services.${service.name}`;
  return [
    { kind: "ServiceAccount", name: service.name, path },
    ...service.kubernetesServices.map(({ name, declared }) => ({
      kind: "Service", name, path: declared ? `${path}.kubernetesServices.${name}` : path,
    })),
    ...service.configMaps.map(({ name }) => ({ kind: "ConfigMap", name: configMapName(service, name), path: `${path}.configMaps.${name}` })),
    ...service.workloads.flatMap((workload) => workloadObjects(service, workload)),
    ...routeObjects(service),
  ];
}

function workloadObjects(service: Service, workload: Workload): readonly ObjectName[] {
  const name = workloadName(service, workload);
  const claims = Object.entries(workload.volumes).filter(([, volume]) => volume.persistentVolumeClaim);
  return [
    { kind: workload.kind, name, path: workload.path },
    ...claims.map(([volume]) => ({ kind: "PersistentVolumeClaim", name: claimName(service, workload, volume), path: `${workload.path}.volumes.${volume}` })),
  ];
}
