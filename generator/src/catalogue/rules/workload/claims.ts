import type { Claim, Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";
import { runsToEnd } from "../../facts/workload-kind.js";

/** A claim that only one node may mount is not shared by pods that could be on several. */
export const claims: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) =>
    Object.entries(workload.volumes).flatMap(([name, { persistentVolumeClaim: claim }]) =>
      claim === undefined
        ? []
        : sharingProblems(workload, claim, at(workload.path, "volumes", name, "persistentVolumeClaim")),
    ),
  );

function sharingProblems(workload: Workload, { accessModes }: Claim, path: string): readonly Problem[] {
  const pods = severalPods(workload);
  if (pods === undefined || accessModes.some((mode) => mode === "ReadWriteMany" || mode === "ReadOnlyMany"))
    return [];
  const instead =
    workload.kind === "StatefulSet"
      ? "Use volumeClaimTemplates, which give each pod its own"
      : "Use ReadWriteMany, or a StatefulSet with volumeClaimTemplates";
  return [
    { path, message: `can be mounted on one node only (${accessModes.join(", ")}), but ${pods}. ${instead}` },
  ];
}

function severalPods({ kind, replicas, autoscaling }: Workload): string | undefined {
  if (kind === "DaemonSet") return "a DaemonSet has a pod on each node";
  if (runsToEnd({ kind })) return undefined;
  if (autoscaling !== undefined && (autoscaling.maxReplicas ?? 1) > 1)
    return `there are up to ${autoscaling.maxReplicas} pods (autoscaling.maxReplicas)`;
  return replicas > 1 ? `there are ${replicas} pods (replicas)` : undefined;
}
