import type { Workload } from "../../catalogue/model/catalogue.js";
import { schemaValue } from "../values/value-tree.js";
import { noValues, type Kind } from "../kind/kind.js";
import { isOn } from "../kind/object-usage.js";
import {
  workloadContext,
  workloadNames,
  workloadPath,
  workloadValuesPath,
} from "../workload/workload-file.js";

const isScaled = ({ verticalAutoscaling }: Workload) => verticalAutoscaling !== undefined;

export const verticalPodAutoscaler: Kind = {
  kinds: ["VerticalPodAutoscaler"],
  templates: ({ service }) =>
    service.workloads.filter(isScaled).map((workload) => ({
      template: "subchart/templates/vpa.yaml",
      path: workloadPath("vpa", workload),
      context: {
        ...workloadContext(service, workload),
        kind: workload.kind,
        apiVersion: workload.kind === "CronJob" ? "batch/v1" : "apps/v1",
        container: workload.containers[0]!.name,
        vertical: workloadValuesPath(workload)("verticalAutoscaling"),
      },
    })),
  names: workloadNames("VerticalPodAutoscaler", isScaled),
  values: noValues,
  workloadValues: (_service, { verticalAutoscaling }) => ({
    scale: {
      verticalAutoscaling: verticalAutoscaling && {
        ...schemaValue("vertical-autoscaling", verticalAutoscaling),
        required: ["enabled", "updateMode"],
      },
    },
  }),
  needs: ({ services }) =>
    services.flatMap(({ workloads }) =>
      workloads
        .filter(isScaled)
        .map(
          () =>
            "autoscaling.k8s.io/v1 (VerticalPodAutoscaler, with its controllers), " +
            "where `verticalAutoscaling.enabled` is true",
        ),
    ),
  quota: ({ workloads }) =>
    workloads
      .filter(({ workload }) => isScaled(workload))
      .map(({ name, values }) => ({
        key: "count/verticalpodautoscalers.autoscaling.k8s.io",
        name,
        count: isOn(values, "verticalAutoscaling") ? 1 : 0,
      })),
};
