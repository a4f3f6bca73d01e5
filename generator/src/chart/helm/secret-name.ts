import type { Workload } from "../../catalogue/model/catalogue.js";
import { helmValue } from "./helm-expression.js";

/**
 * The name of a Secret: the given one, or that of the service's own, which operators may name, or of its copy
 * for a migration.
 */
export function secretName(name: string | undefined, workload?: Workload): unknown {
  return (
    name ??
    helmValue(workload?.step === "migration" ? "$ownSecret | quote" : ".Values.existingSecret | quote")
  );
}
