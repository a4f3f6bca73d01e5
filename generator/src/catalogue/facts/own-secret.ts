import type { Catalogue, Service, Workload } from "../model/catalogue.js";
import { assumed } from "./assumed-defaults.js";
import { allWorkloads } from "./steps.js";
import { secretFiles } from "./volume-files.js";

/** What pods read of a Secret: of a service's own (values: existingSecret), or of one that several share. */
export interface OwnSecret {
  /** Keys that must be there, sorted. */
  readonly keys: readonly string[];
  /** Keys without which the pods start as well, sorted. */
  readonly optionalKeys: readonly string[];
  /** Whether some container takes all of it, whatever its keys are. */
  readonly whole: boolean;
}

/**
 * The own Secret of a service, as all of its pods read it, or those of some workloads; undefined if none
 * does.
 */
export function ownSecret(
  service: Service,
  workloads: readonly Workload[] = allWorkloads(service),
): OwnSecret | undefined {
  return readSecret(workloads, undefined);
}

/** A Secret that several services share, and what is read of it. */
export interface SharedSecret {
  readonly name: string;
  /** All that are read, sorted. */
  readonly keys: readonly string[];
  readonly whole: boolean;
  /** Whether a migration reads it before the release is there. */
  readonly early: boolean;
}

/** The shared Secrets that some service reads. */
export function sharedSecrets({
  secrets,
  services,
}: Pick<Catalogue, "secrets" | "services">): readonly SharedSecret[] {
  return secrets.shared.flatMap((name) => {
    const read = readSecret(services.flatMap(allWorkloads), name);
    if (read === undefined) return [];
    const { keys, optionalKeys, whole } = read;
    const early = services.some((service) => readsEarly(service, name));
    return [{ name, keys: [...keys, ...optionalKeys].sort(), whole, early }];
  });
}

/** Whether the migration of a service reads a shared Secret before the release is there. */
export function readsEarly({ migration }: Service, name: string): boolean {
  return migration?.when === "before" && readSecret([migration.workload], name) !== undefined;
}

function readSecret(workloads: readonly Workload[], secret: string | undefined): OwnSecret | undefined {
  const reads = workloads.flatMap(({ containers, initContainers, volumes }): readonly Read[] => [
    ...[...containers, ...initContainers].flatMap(({ env, envFrom }) => [
      ...env.flatMap((variable) =>
        variable.from === "secret" && variable.secret === secret
          ? [{ key: variable.key, optional: variable.optional }]
          : [],
      ),
      ...envFrom.flatMap((source) =>
        source.from === "secret" && source.secret === secret
          ? [{ key: undefined, optional: source.optional }]
          : [],
      ),
    ]),
    ...Object.values(volumes)
      .flatMap(secretFiles)
      .filter(({ name }) => name === secret)
      .flatMap(ofVolume),
  ]);
  if (reads.length === 0) return undefined;
  const named = (optional: boolean) =>
    reads.filter((read) => read.optional === optional).flatMap(({ key }) => key ?? []);
  const keys = [...new Set(named(false))].sort();
  return {
    keys,
    optionalKeys: [...new Set(named(true))].filter((key) => !keys.includes(key)).sort(),
    whole: reads.some(({ key }) => key === undefined),
  };
}

/**
 * What the remote key must be where all of a Secret is read, as the end of "must be".
 *
 * @param who such as "orders takes all of its Secret"
 */
export function keyOfWhole(who: string): string {
  return `a key with {service} in it, for ${who}, and would get the keys of all services`;
}

interface Read {
  /** Undefined: all of it. */
  readonly key: string | undefined;
  readonly optional: boolean;
}

function ofVolume({
  items = [],
  optional = assumed.optional,
}: ReturnType<typeof secretFiles>[number]): readonly Read[] {
  return items.length === 0 ? [{ key: undefined, optional }] : items.map(({ key }) => ({ key, optional }));
}
