import type { Service, Workload } from "../model/catalogue.js";
import { assumed } from "./assumed-defaults.js";
import { allWorkloads } from "./steps.js";
import { secretFiles } from "./volume-files.js";

/** What the pods of a service read of the Secret that is the service's own (values: existingSecret). */
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
  const reads = workloads.flatMap(({ containers, initContainers, volumes }): readonly Read[] => [
    ...[...containers, ...initContainers].flatMap(({ env, envFrom }) => [
      ...env.flatMap((variable) =>
        variable.from === "secret" && variable.secret === undefined
          ? [{ key: variable.key, optional: variable.optional }]
          : [],
      ),
      ...envFrom.flatMap((source) =>
        source.from === "secret" && source.secret === undefined
          ? [{ key: undefined, optional: source.optional }]
          : [],
      ),
    ]),
    ...Object.values(volumes).flatMap(secretFiles).flatMap(ofVolume),
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

/** What the remote key must be where a service takes all of its Secret, as the end of "must be". */
export function keyOfWhole({ name }: Service): string {
  return (
    `a key with {service} in it, for ${name} takes all of its Secret, ` +
    "and would get the keys of all services"
  );
}

interface Read {
  /** Undefined: all of it. */
  readonly key: string | undefined;
  readonly optional: boolean;
}

function ofVolume({
  name,
  items = [],
  optional = assumed.optional,
}: ReturnType<typeof secretFiles>[number]): readonly Read[] {
  if (name !== undefined) return [];
  return items.length === 0 ? [{ key: undefined, optional }] : items.map(({ key }) => ({ key, optional }));
}
