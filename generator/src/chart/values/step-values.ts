import type { Container, Service, Workload } from "../../catalogue/model/catalogue.js";
import { valuesKey } from "../../catalogue/facts/object-names.js";
import { migrationSteps } from "../../catalogue/facts/steps.js";
import { containerValues, envGroup, imageScope, imageValue, settingScope } from "./container-values.js";
import { schemaValue, valueGroup, type ValueNode } from "./value-tree.js";

/** The values of a step of the release's order. */
export function stepValues(service: Service, workload: Workload, description: string): ValueNode | undefined {
  const steps = migrationSteps(workload);
  return valueGroup(description, {
    ...(steps.length > 0
      ? valuesOfSteps(service, workload, steps)
      : containerValues(service, workload, workload.containers[0]!)),
    activeDeadlineSeconds: schemaValue("active-deadline-seconds", workload.job!.activeDeadlineSeconds),
  });
}

// What the steps share stands once, and the rest at each.
function valuesOfSteps(
  service: Service,
  workload: Workload,
  steps: readonly Container[],
): Record<string, ValueNode | undefined> {
  const image = steps.find((step) => imageScope(service, workload, step).length === 1);
  const settings = new Map(
    steps.flatMap((step) =>
      step.env
        .filter((variable) => variable.from === "setting")
        .filter((variable) => settingScope(service, workload, step, [], variable).length === 1)
        .map((variable) => [variable.name, variable] as const),
    ),
  );
  const shared = envGroup("", [...settings.values()]);
  return {
    image: image && { ...imageValue(image), description: "Image of its steps but those that have one." },
    env: shared && { ...shared, description: "Environment variables of its steps." },
    steps: valueGroup(
      "Its steps, one by one.",
      Object.fromEntries(
        steps.map((step) => [
          valuesKey(step.name),
          valueGroup(`The step ${step.name}.`, containerValues(service, workload, step)),
        ]),
      ),
    ),
  };
}
