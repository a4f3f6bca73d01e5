import type { Service, Workload } from "../model/catalogue.js";

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
