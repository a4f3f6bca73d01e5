import type { Resources, TopologySpreadConstraints } from "../../../schemas/types/catalogue.js";
import { resourceFaults } from "../catalogue/rules/workload/resources.js";
import { repeatedConstraints } from "../catalogue/rules/workload/scheduling.js";
import type { Chart } from "../chart/chart.js";
import { isMap, type ValueMap } from "../chart/values/value-map.js";
import type { Relation } from "../chart/values/relations.js";
import { pathText } from "../problem/positions.js";
import type { Problem } from "../problem/problem.js";

/**
 * What charts refuse of values that their schemas accept, because those depend on each other.
 *
 * @param values as Helm merges them, for a chart and the subcharts that it installs
 */
export function relationProblems(
  chart: Chart,
  enabled: readonly Chart[],
  values: ValueMap,
): readonly Problem[] {
  const found = [
    ...chart.relations.map((relation) => ({ relation, path: relation.path })),
    ...enabled.flatMap(({ name, relations }) =>
      relations.map((relation) => ({
        relation,
        path: relation.path[0] === "global" ? relation.path : [name, ...relation.path],
      })),
    ),
  ].flatMap(({ relation, path }) =>
    faults(relation, valueAt(values, path)).map(({ steps, message }) => ({
      path: pathText([...path, ...steps]),
      message,
    })),
  );
  return found.filter(({ path }, i) => i === found.findIndex((other) => other.path === path));
}

interface Fault {
  readonly steps: readonly (string | number)[];
  readonly message: string;
}

function faults({ of }: Relation, value: unknown): readonly Fault[] {
  if (value === undefined || value === null) return [];
  if (of === "resources") return resourceFaults(value as Resources);
  if (of === "topologySpreadConstraints")
    return repeatedConstraints(value as TopologySpreadConstraints).map(({ item, message }) => ({
      steps: [item],
      message,
    }));
  const { enabled, minReplicas, maxReplicas } = value as {
    readonly enabled: boolean;
    readonly minReplicas: number;
    readonly maxReplicas: number;
  };
  const message = `must be at most maxReplicas, which is ${maxReplicas}, got ${minReplicas}`;
  return enabled && minReplicas > maxReplicas ? [{ steps: ["minReplicas"], message }] : [];
}

function valueAt(values: ValueMap, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), values);
}
