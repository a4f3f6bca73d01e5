import { pathText } from "../../problem/positions.js";
import { orderingRelation, type Relation } from "../values/relations.js";
import type { ChartTemplate } from "./chart-template.js";
import { valuesPath } from "./helm-expression.js";

/** The chart file that refuses values that do not go together; none where nothing depends on others. */
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
        ordering: relations.includes(orderingRelation),
      },
    },
  ];
}
