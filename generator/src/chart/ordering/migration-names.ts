import type { Catalogue, Migration, Service } from "../../catalogue/model/catalogue.js";
import { configMapName } from "../../catalogue/facts/object-names.js";
import { serviceNamed } from "../../catalogue/facts/target.js";
import {
  goString,
  helmParts,
  helmText,
  type HelmExpression,
  type HelmScalar,
} from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { configMapFiles } from "../../catalogue/facts/volume-files.js";
import { ownSecret } from "../../catalogue/facts/own-secret.js";

/**
 * Whether values may make a gate of a migration: it needs a service of the catalogue, which the release may
 * bring, or the service's own Secret, which it may bring as a SealedSecret. Then `$gate` says in a template
 * whether they do.
 */
export function mayBeGate(catalogue: Catalogue, service: Service): boolean {
  const { migration } = service;
  if (migration === undefined || migration.when === "after") return false;
  return neededServices(catalogue, migration).length > 0 || readsOwnSecret(service);
}

/** The services for whose migrations the pods of a service wait, where values may make gates of them. */
export function waitedMigrations(catalogue: Catalogue, { waits }: Service): readonly Service[] {
  return waits
    .filter(({ until }) => until === "migrated")
    .map(({ service }) => serviceNamed(catalogue, service)!)
    .filter((service) => mayBeGate(catalogue, service));
}

/**
 * The named template that says whether pods of a service wait for migrations, its own among them; undefined
 * where they never do.
 */
export function podGate(catalogue: Catalogue, service: Service): string | undefined {
  if (waitedMigrations(catalogue, service).length > 0) return `${service.name}.waits`;
  return mayBeGate(catalogue, service) ? `${service.name}.gate` : undefined;
}

/** The services of the catalogue that a migration needs. */
export function neededServices(catalogue: Catalogue, { needs }: Migration): readonly string[] {
  return needs.filter((name) => serviceNamed(catalogue, name) !== undefined);
}

/** Whether the migration of a service reads the service's own Secret. */
export function readsOwnSecret(service: Service): boolean {
  return service.migration !== undefined && ownSecret(service, [service.migration.workload]) !== undefined;
}

/**
 * A name that depends on whether the migration is a gate: an object of the release, or one of a hook, for the
 * two cannot have one name.
 */
export function gateName(service: Service, gate: string, hook: string): string | HelmScalar {
  if (service.migration?.when === "after" || gate === hook) return objectName(service, gate);
  return helmText([
    ...nameParts(objectName(service, `${service.name}-`)),
    ternary(gate.slice(service.name.length + 1), hook.slice(service.name.length + 1)),
  ]);
}

/** The ConfigMap that the pods of a migration read: the service's own, or its copy that a hook brings. */
export function migrationConfigMap(service: Service, configMap: string): string | HelmScalar {
  return gateName(service, configMapName(service, configMap), copiedConfigMap(service, configMap));
}

/** The ConfigMaps of a service that its migration reads. */
export function copiedConfigMaps({ configMaps, migration }: Service): Service["configMaps"] {
  const { containers, initContainers, volumes } = migration!.workload;
  const read = new Set(
    [...containers, ...initContainers]
      .flatMap(({ env, envFrom }) => [...env, ...envFrom])
      .flatMap((source) => (source.from === "configMap" ? [source.configMap] : [])),
  );
  const mounted = new Set(
    Object.values(volumes)
      .flatMap(configMapFiles)
      .map(({ configMap }) => configMap),
  );
  return configMaps.filter(({ name }) => read.has(name) || mounted.has(name));
}

/** The copy of a ConfigMap that a hook brings, for nothing of the release is there yet. */
export function copiedConfigMap(service: Service, configMap: string): string {
  return `${service.name}-migration-${configMap}`;
}

function ternary(gate: string, hook: string): HelmExpression {
  return { expression: `ternary ${goString(gate)} ${goString(hook)} (ne $gate "")` };
}

/** The parts of a name. */
export function nameParts(name: string | HelmScalar): readonly (string | HelmExpression)[] {
  return typeof name === "string" ? [name] : helmParts(name)!;
}
