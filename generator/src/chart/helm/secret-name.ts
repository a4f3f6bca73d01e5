import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { goString, helmText, helmValue, type HelmExpression } from "./helm-expression.js";

/**
 * The name of a Secret: the given one, one that services share, or that of the service's own, which operators
 * may name; before the rollout, that of its copy for a migration.
 */
export function secretName(
  catalogue: Catalogue,
  service: Service,
  name: string | undefined,
  workload?: Workload,
): unknown {
  const isCopy = workload?.step === "migration" && service.migration?.when === "before";
  if (name === undefined)
    return helmValue(
      `include ${goString(`${service.name}.${isCopy ? "migrationSecret" : "ownSecret"}`)} $ | quote`,
    );
  if (!catalogue.secrets.shared.includes(name)) return name;
  return sharedSecretName(
    catalogue,
    name,
    isCopy ? [{ expression: `include ${goString(`${service.name}.copySuffix`)} $` }] : [],
  );
}

/** The name of a Secret that services share. */
export function sharedSecretName(
  { secrets: { releasePrefix } }: Catalogue,
  name: string,
  ending: readonly (string | HelmExpression)[] = [],
): unknown {
  const parts = [...(releasePrefix ? [{ expression: "$.Release.Name" }, "-"] : []), name, ...ending];
  return parts.length === 1 ? name : helmText(parts);
}
