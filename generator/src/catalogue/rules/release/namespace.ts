import type { Catalogue } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyWorkload } from "../../facts/parts.js";
import type { Rule } from "../rule.js";

/**
 * The guard-rails leave the platform a way to be: traffic is not denied altogether, and pods on every node
 * can be counted.
 */
export const namespace: Rule = (catalogue) => [...isolation(catalogue), ...nodes(catalogue)];

function isolation({ namespace, networkPolicy }: Catalogue): readonly Problem[] {
  if (namespace?.defaultDeny !== true || networkPolicy.enabled) return [];
  return [
    {
      path: "networkPolicy.enabled",
      message:
        "must be true, for the namespace denies all traffic that no " +
        "NetworkPolicy allows, got false. Or set namespace.defaultDeny to false",
    },
  ];
}

function nodes(catalogue: Catalogue): readonly Problem[] {
  const { resourceQuota, nodes } = catalogue.namespace ?? {};
  const first = everyWorkload(catalogue).find(({ workload }) => workload.kind === "DaemonSet");
  if (resourceQuota === undefined || nodes !== undefined || first === undefined) return [];
  return [
    {
      path: "namespace.nodes",
      message:
        `is required beside a resourceQuota: ${first.workload.path} ` +
        "is a DaemonSet, with a pod on each node",
    },
  ];
}
