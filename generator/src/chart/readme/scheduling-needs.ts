import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";

/**
 * What the workloads of a service need of the cluster to be scaled and placed, as lines of a README.
 *
 * @param brought whether the chart brings the catalogue's PriorityClasses: the umbrella does
 */
export function schedulingNeeds(catalogue: Catalogue, service: Service, brought: boolean): readonly string[] {
  const own = new Set(brought ? catalogue.priorityClasses.map(({ objectName }) => objectName) : []);
  return [
    ...new Set(
      service.workloads.flatMap((workload) => [
        ...scalingNeeds(catalogue, workload),
        ...(workload.verticalAutoscaling
          ? [
              "autoscaling.k8s.io/v1 (VerticalPodAutoscaler, with its " +
                "controllers), where `verticalAutoscaling.enabled` is true",
            ]
          : []),
        ...(workload.priorityClassName === "" ||
        workload.priorityClassName.startsWith("system-") ||
        own.has(workload.priorityClassName)
          ? []
          : [`PriorityClass \`${workload.priorityClassName}\``]),
      ]),
    ),
  ];
}

function scalingNeeds({ autoscaling: { engine } }: Catalogue, { autoscaling }: Workload): readonly string[] {
  if (autoscaling === undefined) return [];
  const {
    podMetrics = {},
    triggers = [],
    targetCPUUtilizationPercentage,
    targetMemoryUtilizationPercentage,
  } = autoscaling;
  const measured = Object.keys(podMetrics).length > 0;
  const signsIn = triggers.flatMap(({ authenticationRef }) =>
    authenticationRef
      ? [`${authenticationRef.kind ?? "TriggerAuthentication"} \`${authenticationRef.name}\``]
      : [],
  );
  return [
    ...((targetCPUUtilizationPercentage ?? targetMemoryUtilizationPercentage)
      ? ["metrics.k8s.io (metrics-server), for autoscaling by CPU and memory"]
      : []),
    ...(triggers.length > 0 || (measured && engine === "keda")
      ? ["keda.sh/v1alpha1 (KEDA), where `global.autoscaling.engine` is keda"]
      : []),
    ...(measured && engine === "hpa"
      ? [
          "custom.metrics.k8s.io (an adapter that serves metrics " +
            "of pods), or KEDA and `global.autoscaling.engine: keda`",
        ]
      : []),
    ...signsIn,
  ];
}
