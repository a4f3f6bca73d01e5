import type { Catalogue, Service } from "../catalogue/model/catalogue.js";
import { ownSecret } from "../catalogue/facts/own-secret.js";
import { globalValues } from "./global-values.js";
import type { ValueGroup } from "./values/value-tree.js";

/**
 * The values below `global` that the chart of one service reads. Where it is installed alone, they are given
 * to it; their defaults stand in its templates.
 */
export function globalsOf(catalogue: Catalogue, service: Service): ValueGroup {
  const { secrets, ...members } = globalValues({
    ...catalogue,
    services: [service],
    // These only the umbrella reads.
    secrets: { ...catalogue.secrets, secretStore: undefined },
    certificates: [],
    priorityClasses: [],
  }).members;
  const description = "What it reads of the values for all services.";
  return {
    description,
    members: { ...members, ...(secrets && asksForSecrets(catalogue, service) ? { secrets } : {}) },
  };
}

/** Whether the chart of a service asks who brings Secrets: its own, or those by which its hooks pull. */
export function asksForSecrets({ imagePullSecrets }: Catalogue, service: Service): boolean {
  const early = service.migration?.when === "before";
  return ownSecret(service) !== undefined || (early && imagePullSecrets.length > 0);
}
