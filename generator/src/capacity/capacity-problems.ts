import type { Catalogue } from "../catalogue/model/catalogue.js";
import type { Problem } from "../problem/problem.js";
import { at } from "../problem/positions.js";
import { demands } from "./demand.js";
import { catalogueValues, type EffectiveValues } from "./effective-values.js";
import { guardRailProblems, type Figures } from "./guard-rail-problems.js";
import { limitRangeProblems } from "./limit-range-problems.js";
import { quotaProblems } from "./quota-problems.js";
import { stepDemands } from "./step-demand.js";
import { usages } from "./usages.js";

/**
 * What of a catalogue's own defaults its namespace refuses, in the words of the catalogue; nothing if it says
 * nothing of a namespace.
 */
export function catalogueCapacityProblems(catalogue: Catalogue): readonly Problem[] {
  if (catalogue.namespace === undefined) return [];
  const wrong = guardRailProblems(catalogue.namespace, "namespace");
  if (wrong.length > 0) return wrong;
  return capacityProblems(catalogue, catalogueValues(catalogue), catalogue.namespace, "the quota", (key) =>
    at("namespace", "resourceQuota", "hard", key),
  );
}

/**
 * What a namespace with these figures refuses of the platform: containers, pods and claims beyond the
 * LimitRange, and sums beyond the quota.
 *
 * @param quotaName as a sentence has it
 * @param quotaPath of one of its figures
 */
export function capacityProblems(
  catalogue: Catalogue,
  effective: EffectiveValues,
  { resourceQuota, limitRange }: Figures,
  quotaName: string,
  quotaPath: (key: string) => string,
): readonly Problem[] {
  const all = [
    ...demands(catalogue, effective, limitRange),
    ...stepDemands(catalogue, effective, limitRange),
  ];
  return [
    ...(limitRange ? limitRangeProblems(limitRange, all) : []),
    ...(resourceQuota
      ? quotaProblems(resourceQuota, usages(catalogue, effective, all), all, quotaName, quotaPath)
      : []),
  ];
}
