import type { Call, Catalogue, Container, Service, Workload } from "../model/catalogue.js";
import { externalNamed } from "./target.js";

/** The workloads of a service and those of its migration and smoke check: all pods that are its own. */
export function allWorkloads({
  workloads,
  migration,
  smokeCheck,
}: Pick<Service, "workloads" | "migration" | "smokeCheck">): readonly Workload[] {
  return [
    ...workloads,
    ...[migration, smokeCheck].flatMap((step) => (step === undefined ? [] : [step.workload])),
  ];
}

/** What a migration may call: what it needs, and what is outside of the catalogue. */
export function migrationCalls(catalogue: Catalogue, { calls, migration }: Service): readonly Call[] {
  return calls.filter(
    ({ callee }) => migration?.needs.includes(callee) || externalNamed(catalogue, callee) !== undefined,
  );
}

/** `shop-migration`, `shop-smoke-check`: what the pods of a step are called, and most of its objects. */
export function stepName(service: Service, step: NonNullable<Workload["step"]>): string {
  return `${service.name}-${step === "migration" ? "migration" : "smoke-check"}`;
}

/** The steps of a migration in their order; none where it is one program. */
export function migrationSteps({ path, containers, initContainers }: Workload): readonly Container[] {
  return [...initContainers, ...containers].filter((container) => container.path !== path);
}
