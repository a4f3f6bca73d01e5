import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { allWorkloads } from "../../catalogue/facts/steps.js";
import { containerScope, workloadScope } from "./container-values.js";

/**
 * Values that depend on each other in a way that no schema can say: numbers that are compared, items of a
 * list that are alike. `values/relation-problems.ts` judges them, and so do charts, where Helm has merged the
 * defaults.
 */
export interface Relation {
  readonly of: "resources" | "autoscaling" | "topologySpreadConstraints";
  /** Where they stand in the chart's values. */
  readonly path: readonly string[];
}

/** Those of the chart of a service. */
export function serviceRelations(service: Service): readonly Relation[] {
  return [
    // What waits for others is run in its pods.
    ...(service.migration !== undefined || service.waits.length > 0 ? [orderingRelation] : []),
    ...allWorkloads(service).flatMap((workload) => {
      const scope = workloadScope(workload);
      return [
        ...[...workload.containers, ...workload.initContainers].map(
          (container): Relation => ({
            of: "resources",
            path: [...containerScope(workload, container), "resources"],
          }),
        ),
        ...(workload.autoscaling === undefined ? [] : [relation(scope, "autoscaling")]),
        ...(workload.step === undefined ? [relation(scope, "topologySpreadConstraints")] : []),
      ];
    }),
  ];
}

/** Those of the umbrella chart: of what the guard runs. */
export function umbrellaRelations({ services }: Catalogue): readonly Relation[] {
  return services.some(({ migration }) => migration !== undefined) ? [orderingRelation] : [];
}

/** What the program takes that waits, guards and checks; the same for all services. */
export const orderingRelation: Relation = { of: "resources", path: ["global", "ordering", "resources"] };

function relation(scope: readonly string[], of: Relation["of"]): Relation {
  return { of, path: [...scope, of] };
}
