import type {
  Affinity,
  PodAffinityTerm,
  TopologySpreadConstraints,
} from "../../../../../schemas/types/catalogue.js";
import { defaults } from "../../complete/defaults.js";
import { everyWorkload } from "../../facts/parts.js";
import { at, type Step } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Spread constraints, and the labels of a term of affinity, go together. */
export const scheduling: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload: { path, topologySpreadConstraints, affinity } }) => [
    ...repeatedConstraints(topologySpreadConstraints).map(({ steps, message }) => ({
      path: at(path, "topologySpreadConstraints", ...steps),
      message,
    })),
    ...repeatedLabelKeys(affinity).map(({ steps, message }) => ({
      path: at(path, "affinity", ...steps),
      message,
    })),
  ]);

interface Fault {
  /** Below the value. */
  readonly steps: readonly Step[];
  readonly message: string;
}

/**
 * Constraints that Kubernetes takes for the same as an earlier one. Source: Kubernetes,
 * pkg/apis/core/validation. Charts refuse the same in `templates/checks.yaml`.
 */
export function repeatedConstraints(constraints: TopologySpreadConstraints): readonly Fault[] {
  const kinds = constraints.map(
    ({ topologyKey, whenUnsatisfiable = defaults.spread.whenUnsatisfiable }) =>
      `${topologyKey} ${whenUnsatisfiable}`,
  );
  return kinds.flatMap((kind, item) => {
    const first = kinds.indexOf(kind);
    const message = `repeats topologyKey and whenUnsatisfiable of item ${first}`;
    return first === item ? [] : [{ steps: [item], message }];
  });
}

/**
 * Label keys that a term of affinity says twice. When the API server creates a pod, it makes conditions of
 * the labelSelector of those in matchLabelKeys, and refuses the pod where the key is there already; the
 * Deployment it has accepted. Source: Kubernetes, pkg/registry/core/pod and pkg/apis/core/validation. Charts
 * refuse the same in `templates/checks.yaml`.
 */
export function repeatedLabelKeys({ podAffinity, podAntiAffinity }: Affinity): readonly Fault[] {
  return Object.entries({ podAffinity, podAntiAffinity }).flatMap(([field, affinity = {}]) => {
    const {
      requiredDuringSchedulingIgnoredDuringExecution: required = [],
      preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
    } = affinity;
    return [
      ...required.flatMap((term, i) =>
        termFaults([field, "requiredDuringSchedulingIgnoredDuringExecution", i], term),
      ),
      ...preferred.flatMap(({ podAffinityTerm }, i) =>
        termFaults(
          [field, "preferredDuringSchedulingIgnoredDuringExecution", i, "podAffinityTerm"],
          podAffinityTerm,
        ),
      ),
    ];
  });
}

function termFaults(
  steps: readonly Step[],
  { labelSelector = {}, matchLabelKeys = [], mismatchLabelKeys = [] }: PodAffinityTerm,
): readonly Fault[] {
  const { matchLabels = {}, matchExpressions = [] } = labelSelector;
  const others = [
    ...Object.keys(matchLabels),
    ...matchExpressions.map(({ key }) => key),
    ...mismatchLabelKeys,
  ];
  return matchLabelKeys.flatMap((key, i) =>
    others.includes(key) || matchLabelKeys.indexOf(key) < i
      ? [{ steps: [...steps, "matchLabelKeys", i], message: repeatedKey(key) }]
      : [],
  );
}

function repeatedKey(key: string): string {
  return `must not be ${key}, which labelSelector, mismatchLabelKeys or an earlier item has already`;
}
