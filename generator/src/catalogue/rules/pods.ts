import type { Workload } from "../catalogue.js";
import type { Problem } from "../problem.js";
import { everyWorkload } from "./parts.js";
import { at, type Rule } from "./rule.js";

/** A pod without the cluster's DNS says whom it asks instead. Source: Kubernetes, pkg/apis/core/validation. */
export const pods: Rule = (catalogue) => everyWorkload(catalogue).flatMap(({ workload }) => dnsProblems(workload));

function dnsProblems({ path, dnsPolicy, dnsConfig }: Workload): readonly Problem[] {
  const { nameservers } = (dnsConfig ?? {}) as { readonly nameservers?: unknown };
  if (dnsPolicy !== "None" || (Array.isArray(nameservers) && nameservers.length > 0)) return [];
  return [{ path: at(path, "dnsPolicy"), message: "is None, which needs dnsConfig.nameservers" }];
}
