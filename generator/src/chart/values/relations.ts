import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { allWorkloads } from "../../catalogue/facts/steps.js";
import { pathText } from "../../problem/positions.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { valuesPath } from "../helm/helm-expression.js";
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
    ...(service.migration !== undefined || service.waits.length > 0 ? [ordering] : []),
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
  return services.some(({ migration }) => migration !== undefined) ? [ordering] : [];
}

const ordering: Relation = { of: "resources", path: ["global", "ordering", "resources"] };

function relation(scope: readonly string[], of: Relation["of"]): Relation {
  return { of, path: [...scope, of] };
}

/** The chart file that refuses them; none where there are none. */
export function relationChecks(chart: string, relations: readonly Relation[]): readonly ChartTemplate[] {
  const of = (wanted: Relation["of"]) =>
    relations
      .filter(({ of, path }) => of === wanted && path[0] !== "global")
      .map(({ path }) => ({ path: pathText(path), value: valuesPath(path) }));
  if (relations.length === 0) return [];
  return [
    {
      template: "subchart/templates/checks.yaml",
      path: "templates/checks.yaml",
      context: {
        chart,
        resources: of("resources"),
        autoscaling: of("autoscaling"),
        constraints: of("topologySpreadConstraints"),
        ordering: relations.includes(ordering),
      },
    },
  ];
}
