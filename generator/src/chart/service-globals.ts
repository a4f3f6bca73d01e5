import type { Catalogue, Service } from "../catalogue/model/catalogue.js";
import { ownSecret, readsEarly } from "../catalogue/facts/own-secret.js";
import { readsOwnSecret, waitedMigrations } from "./ordering/migration-names.js";
import { globalValues } from "./global-values.js";
import { secretsValues } from "./values/secret-values.js";
import type { ValueGroup, ValueNode } from "./values/value-tree.js";

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
  const read = asksForSecrets(catalogue, service) ? secrets : secretsOfOthers(catalogue, service);
  return {
    description: "What it reads of the values for all services.",
    members: { ...members, ...(read ? { secrets: read } : {}) },
  };
}

/** Whether the chart of a service asks who brings Secrets: its own, or those by which its hooks pull. */
export function asksForSecrets(catalogue: Catalogue, service: Service): boolean {
  const early = service.migration?.when === "before";
  return (
    ownSecret(service) !== undefined ||
    (early && catalogue.imagePullSecrets.length > 0) ||
    copiesShared(catalogue, service)
  );
}

/** Whether its migration reads copies of shared Secrets. */
export function copiesShared({ secrets }: Catalogue, service: Service): boolean {
  return secrets.shared.some((name) => readsEarly(service, name));
}

/** Whether a migration that its pods wait for is a gate depends on who brings that one's Secret. */
function secretsOfOthers(catalogue: Catalogue, service: Service): ValueNode | undefined {
  if (!waitedMigrations(catalogue, service).some(readsOwnSecret)) return undefined;
  const { description, members } = secretsValues(catalogue)!;
  return { description, members: { provider: members["provider"]! } };
}
