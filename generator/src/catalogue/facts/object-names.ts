import type { Service, Workload } from "../model/catalogue.js";
import type { ObjectName } from "./object-name.js";
import { routeObjects } from "./route-objects.js";
import { stepName } from "./steps.js";

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

/**
 * All objects of a service that have a name of their own (NetworkPolicy and the like have the workload's
 * name).
 */
export function objectNames(service: Service): readonly ObjectName[] {
  const path = `services.${service.name}`;
  return [
    { kind: "ServiceAccount", name: service.name, path },
    ...service.kubernetesServices.map(({ name, declared }) => ({
      kind: "Service",
      name,
      path: declared ? `${path}.kubernetesServices.${name}` : path,
    })),
    ...service.configMaps.map(({ name }) => ({
      kind: "ConfigMap",
      name: configMapName(service, name),
      path: `${path}.configMaps.${name}`,
    })),
    ...service.workloads.flatMap((workload) => workloadObjects(service, workload)),
    ...routeObjects(service),
    ...stepObjects(service),
  ];
}

function workloadObjects(service: Service, workload: Workload): readonly ObjectName[] {
  const name = workloadName(service, workload);
  const claims = Object.entries(workload.volumes).filter(([, volume]) => volume.persistentVolumeClaim);
  return [
    { kind: workload.kind, name, path: workload.path },
    ...claims.map(([volume]) => ({
      kind: "PersistentVolumeClaim",
      name: claimName(service, workload, volume),
      path: `${workload.path}.volumes.${volume}`,
    })),
  ];
}

function stepObjects(service: Service): readonly ObjectName[] {
  const { name, migration, smokeCheck, configMaps } = service;
  const named = (path: string, object: string, ...kinds: readonly string[]) =>
    kinds.map((kind) => ({ kind, name: object, path }));
  return [
    ...(migration
      ? [
          ...named(
            migration.path,
            stepName(service, "migration"),
            migration.when === "before" ? "gated Job" : "Job",
            "ServiceAccount",
            "NetworkPolicy",
          ),
          ...named(migration.path, `${name}-gate`, "NetworkPolicy", "Role"),
          ...named(migration.path, `${name}-guard`, "Job", "ServiceAccount"),
          ...named(migration.path, `${name}-data-${migration.revision}`, "ConfigMap"),
          ...configMaps.flatMap((configMap) =>
            named(migration.path, `${name}-migration-${configMap.name}`, "ConfigMap"),
          ),
        ]
      : []),
    ...(smokeCheck
      ? named(smokeCheck.path, stepName(service, "smokeCheck"), "Job", "ServiceAccount", "NetworkPolicy")
      : []),
  ];
}
