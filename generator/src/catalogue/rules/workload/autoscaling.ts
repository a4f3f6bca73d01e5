import type { Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * An autoscaler has room to scale and something to scale by, and a percentage of a request needs the request,
 * in every container of the pod.
 */
export const autoscaling: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) => [
    ...bounds(workload),
    ...targets(workload),
    ...requests(workload, "targetCPUUtilizationPercentage", "cpu"),
    ...requests(workload, "targetMemoryUtilizationPercentage", "memory"),
  ]);

function bounds({ path, autoscaling }: Workload): readonly Problem[] {
  const { minReplicas = 0, maxReplicas = Infinity } = autoscaling ?? {};
  if (minReplicas <= maxReplicas) return [];
  return [
    {
      path: at(path, "autoscaling", "minReplicas"),
      message: `must be at most maxReplicas, which is ${maxReplicas}, got ${minReplicas}`,
    },
  ];
}

// The schema asks for one of the fields; those of several may be empty.
function targets({ path, autoscaling }: Workload): readonly Problem[] {
  if (autoscaling === undefined) return [];
  const {
    targetCPUUtilizationPercentage: cpu,
    targetMemoryUtilizationPercentage: memory,
    podMetrics = {},
    triggers = [],
  } = autoscaling;
  const isAimless = cpu === undefined && memory === undefined && Object.keys(podMetrics).length === 0;
  if (!isAimless || triggers.length > 0) return [];
  const empty = autoscaling.podMetrics === undefined ? "triggers" : "podMetrics";
  return [
    {
      path: at(path, "autoscaling", empty),
      message: "must not be empty: the autoscaler has no other target",
    },
  ];
}

// Without the request the autoscaler gives up: "missing request for cpu". Kubernetes takes a limit for the
// request where there is none.
function requests(
  { path, autoscaling, containers }: Workload,
  target: keyof NonNullable<Workload["autoscaling"]>,
  resource: string,
): readonly Problem[] {
  if (autoscaling?.[target] === undefined) return [];
  const without = containers.find(
    ({ resources: { requests, limits } }) =>
      requests?.[resource] === undefined && limits?.[resource] === undefined,
  );
  if (without === undefined) return [];
  return [
    {
      path: at(path, "autoscaling", target),
      message: `is a percentage of the ${resource} request, and ${without.path} has none`,
    },
  ];
}
