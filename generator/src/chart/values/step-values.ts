import type { Service, Workload } from "../../catalogue/model/catalogue.js";
import { containerValues } from "./container-values.js";
import { schemaValue, valueGroup, type ValueNode } from "./value-tree.js";

/** The values of a step of the release's order. */
export function stepValues(service: Service, workload: Workload, description: string): ValueNode | undefined {
  return valueGroup(description, {
    ...containerValues(service, workload, workload.containers[0]!),
    activeDeadlineSeconds: schemaValue("active-deadline-seconds", workload.job!.activeDeadlineSeconds),
  });
}
