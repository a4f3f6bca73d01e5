import type { ClaimSource, WorkloadFields } from "../../../../schemas/types/catalogue.js";
import type { Claim, Volume } from "../model/pods.js";
import { defaults } from "./defaults.js";
import type { Present } from "./taken-back.js";

/** The volumes of a workload, by name. */
export function volumes({
  volumes = {},
}: Pick<Present<WorkloadFields>, "volumes">): Readonly<Record<string, Volume>> {
  return Object.fromEntries(
    Object.entries(volumes).map(([name, { persistentVolumeClaim, ...others }]) => [
      name,
      persistentVolumeClaim === undefined
        ? others
        : { ...others, persistentVolumeClaim: claim(persistentVolumeClaim) },
    ]),
  );
}

/** Claims, by name. */
export function claims(sources: Readonly<Record<string, ClaimSource>> = {}): Readonly<Record<string, Claim>> {
  return Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, claim(source)]));
}

function claim(source: ClaimSource): Claim {
  return { ...source, accessModes: source.accessModes ?? defaults.claim.accessModes };
}
