import type { Workload } from "../../catalogue/model/catalogue.js";
import { goLiteral } from "../helm/helm-expression.js";
import { schemaValue } from "../values/value-tree.js";
import { noValues, type Kind } from "../kind/kind.js";
import { isOn } from "../kind/object-usage.js";
import {
  workloadContext,
  workloadNames,
  workloadPath,
  workloadValuesPath,
} from "../workload/workload-file.js";

/** Its values are also those of a ScaledObject: `global.autoscaling.engine` says which of the two it is. */
export const horizontalPodAutoscaler: Kind = {
  kinds: ["HorizontalPodAutoscaler"],
  templates: ({ catalogue, service }) =>
    service.workloads.filter(isAutoscaled).map((workload) => ({
      template: "subchart/templates/hpa.yaml",
      path: workloadPath("hpa", workload),
      context: {
        ...workloadContext(service, workload),
        autoscaling: workloadValuesPath(workload)("autoscaling"),
        kind: workload.kind,
        engine: catalogue.autoscaling.engine,
        // KEDA refuses a ScaledObject beside a HorizontalPodAutoscaler that does not say so, and at a change
        // of the engine both are there for a moment.
        annotations: isMeasured(workload)
          ? goLiteral({ "validations.keda.sh/hpa-ownership": "false" })
          : undefined,
      },
    })),
  names: workloadNames("HorizontalPodAutoscaler", isAutoscaled),
  values: noValues,
  workloadValues: (_service, { autoscaling }) => ({
    scale: {
      autoscaling: autoscaling && {
        ...schemaValue("autoscaling", autoscaling),
        required: ["enabled", "minReplicas", "maxReplicas"],
      },
    },
  }),
  needs: ({ catalogue, services }) =>
    services
      .flatMap(({ workloads }) => workloads)
      .flatMap((workload) => [
        ...((workload.autoscaling?.targetCPUUtilizationPercentage ??
        workload.autoscaling?.targetMemoryUtilizationPercentage)
          ? ["metrics.k8s.io (metrics-server), for autoscaling by CPU and memory"]
          : []),
        ...(isMeasured(workload) && catalogue.autoscaling.engine === "hpa"
          ? [
              "custom.metrics.k8s.io (an adapter that serves metrics of pods), " +
                "or KEDA and `global.autoscaling.engine: keda`",
            ]
          : []),
      ]),
  // KEDA makes one of each ScaledObject.
  quota: ({ workloads }) =>
    workloads
      .filter(({ workload, values }) => isAutoscaled(workload) && isOn(values, "autoscaling"))
      .map(({ name }) => ({ key: "count/horizontalpodautoscalers.autoscaling", name, count: 1 })),
};

/** Whether the values of a workload have `autoscaling`. */
export function isAutoscaled({ autoscaling }: Workload): boolean {
  return autoscaling !== undefined;
}

/** Whether it is scaled by metrics of its own pods. */
export function isMeasured({ autoscaling }: Workload): boolean {
  return Object.keys(autoscaling?.podMetrics ?? {}).length > 0;
}
