import type { Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { defaults } from "../../complete/defaults.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Spread constraints that Kubernetes takes together. Source: pkg/apis/core/validation. */
export const scheduling: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) => spreadProblems(workload));

function spreadProblems({ path, topologySpreadConstraints }: Workload): readonly Problem[] {
  const keys = topologySpreadConstraints.map(
    ({ topologyKey, whenUnsatisfiable = defaults.spread.whenUnsatisfiable }) =>
      `${topologyKey} ${whenUnsatisfiable}`,
  );
  return keys.flatMap((key, i) =>
    keys.indexOf(key) === i
      ? []
      : [
          {
            path: at(path, "topologySpreadConstraints", i),
            message:
              "is for the same topologyKey and whenUnsatisfiable " +
              `as topologySpreadConstraints[${keys.indexOf(key)}]`,
          },
        ],
  );
}
