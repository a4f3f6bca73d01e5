import type { Catalogue, Migration, Service, Workload } from "../../model/catalogue.js";
import { externalNamed, serviceNamed } from "../../facts/target.js";
import { at } from "../../../problem/positions.js";
import { listed } from "../../../problem/shown.js";
import type { Problem } from "../../../problem/problem.js";

/**
 * Questions about migrations after the rollout: with --wait they run only when all pods are ready, and pods
 * that wait for what they make are never ready. Whether pods do so stands in their programs, so this asks
 * only where a migration works on a store of its pods that no other migration prepares for them.
 */
export function lateMigrationHints(catalogue: Catalogue): readonly Problem[] {
  return catalogue.services.flatMap((service) => {
    const { name, migration, waits } = service;
    if (migration?.when !== "after" || migration.podsDoNotWait) return [];
    if (waits.some(({ until }) => until === "migrated")) return [];
    const stores = storesOf(catalogue, service, migration);
    if (stores.length === 0) return [];
    return [
      {
        path: at(migration.path, "after"),
        message:
          `is start, so the migration runs only when all pods are ready. Do those of ${name} wait for what ` +
          `it makes in ${listed(stores, "or")}? Then a release with --wait never ends: leave after out, ` +
          'and they start when it has succeeded. If not, say why: after: { start: "…" }',
      },
    ];
  });
}

/** What a migration needs and its pods cannot do without, among what keeps data. */
function storesOf(catalogue: Catalogue, { calls }: Service, { needs }: Migration): readonly string[] {
  return needs
    .filter((need) => calls.some(({ callee, optional }) => callee === need && !optional))
    .filter(
      (need) =>
        externalNamed(catalogue, need) !== undefined ||
        serviceNamed(catalogue, need)?.workloads.some(keepsData),
    );
}

function keepsData({ kind, volumes }: Workload): boolean {
  return (
    kind === "StatefulSet" ||
    Object.values(volumes).some(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined)
  );
}
