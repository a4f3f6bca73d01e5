import type { Workload } from "../../model/catalogue.js";
import { quantity } from "../../facts/quantity.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * A VerticalPodAutoscaler that acts keeps off what the horizontal one aims at: as a share of the request,
 * each would undo what the other does. And its bounds leave room.
 */
export const verticalAutoscaling: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) =>
    [...conflict(workload), ...bounds(workload)].map(([field, message]) => ({
      path: at(workload.path, "verticalAutoscaling", ...field.split(".")),
      message,
    })),
  );

type Fault = readonly [field: string, message: string];

const resources = ["cpu", "memory"] as const;

function conflict({ kind, autoscaling, verticalAutoscaling: vertical }: Workload): readonly Fault[] {
  if (vertical === undefined || vertical.enabled === false || vertical.updateMode === "Off") return [];
  if (kind === "CronJob" && vertical.updateMode !== "Initial")
    return [
      [
        "updateMode",
        "must be Off or Initial for a CronJob, whose pods " +
          `would be evicted at work, got ${vertical.updateMode}`,
      ],
    ];
  if (autoscaling === undefined || autoscaling.enabled === false) return [];
  const targets = {
    cpu: autoscaling.targetCPUUtilizationPercentage,
    memory: autoscaling.targetMemoryUtilizationPercentage,
  };
  const both = (vertical.controlledResources ?? resources).filter(
    (resource) => targets[resource] !== undefined,
  );
  if (both.length === 0) return [];
  return [
    [
      "updateMode",
      `must be Off while the autoscaler aims at ${both.join(" and ")}, got ` +
        `${vertical.updateMode}. Or leave ${both.join(" and ")} out of controlledResources`,
    ],
  ];
}

function bounds({ verticalAutoscaling }: Workload): readonly Fault[] {
  const { minAllowed = {}, maxAllowed = {} } = verticalAutoscaling ?? {};
  return resources.flatMap((resource): readonly Fault[] => {
    const [least, most] = [minAllowed[resource], maxAllowed[resource]];
    if (least === undefined || most === undefined || quantity(least) <= quantity(most)) return [];
    return [[`minAllowed.${resource}`, `must be at most maxAllowed, which is ${most}, got ${least}`]];
  });
}
