import type { TopologySpreadConstraints } from "../../../../../schemas/types/catalogue.js";
import { defaults } from "../../complete/defaults.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Spread constraints go together. */
export const scheduling: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload: { path, topologySpreadConstraints } }) =>
    repeatedConstraints(topologySpreadConstraints).map(({ item, message }) => ({
      path: at(path, "topologySpreadConstraints", item),
      message,
    })),
  );

/**
 * Constraints that Kubernetes takes for the same as an earlier one. Source: Kubernetes,
 * pkg/apis/core/validation. Charts refuse the same in `templates/checks.yaml`.
 */
export function repeatedConstraints(
  constraints: TopologySpreadConstraints,
): readonly { readonly item: number; readonly message: string }[] {
  const kinds = constraints.map(
    ({ topologyKey, whenUnsatisfiable = defaults.spread.whenUnsatisfiable }) =>
      `${topologyKey} ${whenUnsatisfiable}`,
  );
  return kinds.flatMap((kind, item) => {
    const first = kinds.indexOf(kind);
    const message = `repeats topologyKey and whenUnsatisfiable of item ${first}`;
    return first === item ? [] : [{ item, message }];
  });
}
