import type { PolicyRule } from "../../../../../schemas/types/catalogue.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Rules for resources or for paths, never for both; paths only for the whole cluster. Source: Kubernetes,
 * pkg/apis/rbac/validation.
 */
export const rbac: Rule = (catalogue) =>
  catalogue.services.flatMap(({ path, rbac }) =>
    (["rules", "clusterRules"] as const).flatMap((field) =>
      (rbac?.[field] ?? []).flatMap((rule, i) => {
        const message = ruleFault(rule, field === "clusterRules");
        return message === undefined ? [] : [{ path: at(path, "rbac", field, i), message }];
      }),
    ),
  );

function ruleFault(
  { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule,
  cluster: boolean,
): string | undefined {
  if (nonResourceURLs.length > 0) {
    if (!cluster) return "has nonResourceURLs, which only clusterRules can have";
    return apiGroups.length + resources.length + resourceNames.length === 0
      ? undefined
      : "is for resources and for nonResourceURLs. Make two rules of it";
  }
  if (resources.length === 0) return `must name resources${cluster ? " or nonResourceURLs" : ""}`;
  return apiGroups.length === 0 ? 'must name apiGroups; "" is the core group' : undefined;
}
