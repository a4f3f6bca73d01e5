import type { Service, Workload } from "../../catalogue/model/catalogue.js";
import { goString, helmValue } from "./helm-expression.js";

/**
 * The name of a Secret: the given one, or that of the service's own, which operators may name, or of its copy
 * for a migration.
 */
export function secretName(service: Service, name: string | undefined, workload?: Workload): unknown {
  const isCopy = workload?.step === "migration" && service.migration?.when === "before";
  const named = `${service.name}.${isCopy ? "migrationSecret" : "ownSecret"}`;
  return name ?? helmValue(`include ${goString(named)} $ | quote`);
}
