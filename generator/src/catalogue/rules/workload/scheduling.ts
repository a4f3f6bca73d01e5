import type { Tolerations } from "../../../../../schemas/types/catalogue.js";
import type { Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { assumed } from "../../facts/assumed-defaults.js";
import { defaults } from "../../complete/defaults.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Tolerations and spread constraints that Kubernetes takes. Source: pkg/apis/core/validation. */
export const scheduling: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) => [
    ...workload.tolerations.flatMap((toleration, i) =>
      tolerationFaults(toleration).map(([field, message]) => ({
        path: at(workload.path, "tolerations", i, field),
        message,
      })),
    ),
    ...spreadProblems(workload),
  ]);

function tolerationFaults({
  key,
  operator = assumed.tolerationOperator,
  value,
  effect,
  tolerationSeconds,
}: Tolerations[number]): readonly (readonly [field: string, message: string])[] {
  if ((key === undefined || key === "") && operator !== "Exists")
    return [["operator", "must be Exists where there is no key"]];
  if (operator === "Exists" && value !== undefined && value !== "")
    return [["value", "must not stand beside the operator Exists"]];
  if (tolerationSeconds !== undefined && effect !== "NoExecute")
    return [["tolerationSeconds", "is only for the effect NoExecute"]];
  return [];
}

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
