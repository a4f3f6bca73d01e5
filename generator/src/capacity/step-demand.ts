import type { LimitRange } from "../../../schemas/types/catalogue.js";
import type { Catalogue, Service } from "../catalogue/model/catalogue.js";
import { allWorkloads, stepName } from "../catalogue/facts/steps.js";
import { neededServices } from "../chart/ordering/migration-names.js";
import { ownTargets } from "../chart/ordering/step-peers.js";
import { runsAsGate } from "../order/plan/environment.js";
import { givenResources } from "./container-resources.js";
import { demand, podAmounts, waitingContainer, type Demand } from "./demand.js";
import type { EffectiveValues } from "./effective-values.js";
import { mapAt } from "../chart/values/value-map.js";
import { environmentOf } from "./environment-of.js";
import { always } from "../chart/kind/phases.js";

/**
 * What the steps of a release's order ask of the namespace beside the services: Jobs that pods wait for run
 * while all starts, and of the hooks, whenever that is, one at a time.
 */
export function stepDemands(
  catalogue: Catalogue,
  effective: EffectiveValues,
  limitRange: LimitRange | undefined,
): readonly Demand[] {
  const environment = environmentOf(catalogue, effective);
  const installed = catalogue.services.filter(({ name }) => effective.services.has(name));
  const steps = installed.flatMap((service) =>
    allWorkloads(service)
      .filter(({ step }) => step !== undefined)
      .map((workload): Demand => {
        const isGate = workload.step === "migration" && runsAsGate(catalogue, service, environment);
        const waiting =
          workload.step === "migration" && waitsForOthers(catalogue, service, isGate)
            ? givenResources(mapAt(effective.global, ["ordering"]))
            : undefined;
        const own = demand(
          effective,
          service,
          workload,
          effective.services.get(service.name)!,
          1,
          limitRange,
          waiting,
        );
        return {
          ...own,
          name: stepName(service, workload.step!),
          isHook: !isGate,
          pods: isGate ? { start: 1, surge: 1, most: 0 } : always(1),
        };
      }),
  );
  const [guarded] = installed.filter(({ migration }) => migration);
  return guarded === undefined ? steps : [...steps, guard(effective, guarded, limitRange)];
}

// A Job that pods wait for itself waits for what it needs; one after the rollout for its own service.
function waitsForOthers(catalogue: Catalogue, service: Service, isGate: boolean): boolean {
  if (service.migration!.when === "after")
    return neededServices(catalogue, service.migration!).length + ownTargets(service, "migration").length > 0;
  return isGate && neededServices(catalogue, service.migration!).length > 0;
}

/** The guard asks for the same as what waits, and is there even where nobody does. */
function guard(effective: EffectiveValues, service: Service, limitRange: LimitRange | undefined): Demand {
  const container = {
    ...waitingContainer(effective, givenResources(mapAt(effective.global, ["ordering"])), limitRange),
    name: "guard",
    role: "main" as const,
  };
  return {
    service,
    workload: service.migration!.workload,
    name: "guard",
    path: container.path,
    values: {},
    pods: always(1),
    isHook: true,
    containers: [container],
    requests: podAmounts([container], "requests"),
    limits: podAmounts([container], "limits"),
    claims: [],
  };
}
