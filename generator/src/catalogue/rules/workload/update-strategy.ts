import type { Workload } from "../../model/catalogue.js";
import { assumed } from "../../facts/assumed-defaults.js";
import { runsToEnd } from "../../facts/workload-kind.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * A rollout that the workload's kind knows, and that can begin. Source: Kubernetes, pkg/apis/apps/validation.
 */
export const updateStrategy: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) => [
    ...strategyFaults(workload).map(([field, message]) => ({
      path: at(workload.path, "updateStrategy", field),
      message,
    })),
    ...deadlineFaults(workload).map(([field, message]) => ({ path: at(workload.path, field), message })),
  ]);

type Fault = readonly [field: string, message: string];

function strategyFaults({ kind, updateStrategy }: Workload): readonly Fault[] {
  const { type = assumed.updateStrategyType, maxSurge, maxUnavailable, partition } = updateStrategy;
  if (runsToEnd({ kind })) return [];
  if (type === "Recreate" && kind !== "Deployment")
    return [["type", `must be RollingUpdate or OnDelete for a ${kind}, got Recreate`]];
  if (type === "OnDelete" && kind === "Deployment")
    return [["type", "must be RollingUpdate or Recreate for a Deployment, got OnDelete"]];
  const given = Object.entries({ maxSurge, maxUnavailable, partition }).filter(
    ([, value]) => value !== undefined,
  );
  if (type !== "RollingUpdate")
    return given.map(([field]) => [field, `is only for RollingUpdate, and the type is ${type}`]);
  if (maxSurge !== undefined && kind === "StatefulSet")
    return [["maxSurge", "is only for a Deployment or DaemonSet, and this is a StatefulSet"]];
  if (partition !== undefined && kind !== "StatefulSet")
    return [["partition", `is only for a StatefulSet, and this is a ${kind}`]];
  if (kind === "StatefulSet")
    return isZero(maxUnavailable) ? [["maxUnavailable", "must be more than 0 for a StatefulSet"]] : [];
  if (isZero(maxUnavailable) && (isZero(maxSurge) || (maxSurge === undefined && kind === "DaemonSet"))) {
    return [["maxUnavailable", "is 0, and so is maxSurge: no pod could ever be replaced"]];
  }
  if (kind === "DaemonSet" && maxSurge !== undefined && !isZero(maxSurge) && !isZero(maxUnavailable)) {
    return [["maxSurge", "needs maxUnavailable: 0 for a DaemonSet, which does one of the two"]];
  }
  return [];
}

function isZero(amount: number | string | undefined): boolean {
  return amount === 0 || amount === "0%" || amount === "00%";
}

function deadlineFaults({
  kind,
  minReadySeconds = assumed.minReadySeconds,
  progressDeadlineSeconds,
}: Workload): readonly Fault[] {
  if (kind !== "Deployment" || minReadySeconds < (progressDeadlineSeconds ?? assumed.progressDeadlineSeconds))
    return [];
  return progressDeadlineSeconds === undefined
    ? [
        [
          "minReadySeconds",
          "must be less than progressDeadlineSeconds, which is " +
            `${assumed.progressDeadlineSeconds} if not given, got ${minReadySeconds}`,
        ],
      ]
    : [
        [
          "progressDeadlineSeconds",
          `must be more than minReadySeconds, which is ${minReadySeconds}, got ${progressDeadlineSeconds}`,
        ],
      ];
}
