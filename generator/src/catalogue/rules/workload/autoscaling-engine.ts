import type { Catalogue, Workload } from "../../model/catalogue.js";
import { assumed } from "../../facts/assumed-defaults.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * What only KEDA can do is asked of KEDA, and KEDA can do it. Source: KEDA 2.21,
 * apis/keda/v1alpha1/scaledobject_webhook.go.
 */
export const autoscalingEngine: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload }) =>
    faults(catalogue, workload).map(([field, message]) => ({
      path: at(workload.path, "autoscaling", field),
      message,
    })),
  );

type Fault = readonly [field: string, message: string];

function faults(
  { autoscaling: { engine, prometheusAddress } }: Catalogue,
  { autoscaling }: Workload,
): readonly Fault[] {
  if (autoscaling === undefined || autoscaling.enabled === false) return [];
  const { minReplicas = assumed.minReplicas, podMetrics = {}, triggers = [] } = autoscaling;
  const triggered = triggers.length > 0;
  return [
    ...(minReplicas === 0 && !triggered
      ? [
          [
            "minReplicas",
            "must be at least 1 without triggers: only a trigger can wake a workload that has no pods",
          ] as const,
        ]
      : []),
    ...(triggered && engine === "hpa"
      ? [
          [
            "triggers",
            "need KEDA, and autoscaling.engine is hpa. Say autoscaling: { engine: keda " +
              "} for the catalogue, or enabled: false here until a values file does",
          ] as const,
        ]
      : []),
    ...(engine === "keda" && prometheusAddress === "" && Object.keys(podMetrics).length > 0
      ? [
          [
            "podMetrics",
            "are asked of Prometheus by KEDA, and autoscaling.prometheusAddress is empty",
          ] as const,
        ]
      : []),
  ];
}
