import type { Catalogue, Service, Workload } from "../catalogue/catalogue.js";

/**
 * What the workloads of a service need of the cluster to be scaled and placed, as lines of a README.
 *
 * @param brought whether the chart brings the catalogue's PriorityClasses: the umbrella does
 */
export function schedulingNeeds(catalogue: Catalogue, service: Service, brought: boolean): readonly string[] {
  const own = new Set(brought ? catalogue.priorityClasses.map(({ objectName }) => objectName) : []);
  return [...new Set(service.workloads.flatMap((workload) => [
    ...scalingNeeds(catalogue, workload),
    ...(workload.verticalAutoscaling ? ["VerticalPodAutoscaler, its CRD and controllers, where `verticalAutoscaling.enabled` is true"] : []),
    ...(workload.priorityClassName === "" || workload.priorityClassName.startsWith("system-") || own.has(workload.priorityClassName) ? [] : [`PriorityClass \`${workload.priorityClassName}\``]),
  ]))];
}

function scalingNeeds({ autoscaling: { engine } }: Catalogue, { autoscaling }: Workload): readonly string[] {
  const { podMetrics = {}, triggers = [] } = autoscaling ?? {};
  const measured = Object.keys(podMetrics).length > 0;
  const signsIn = triggers.flatMap(({ authenticationRef }) => (authenticationRef ? [`${authenticationRef.kind ?? "TriggerAuthentication"} \`${authenticationRef.name}\``] : []));
  return [
    ...(triggers.length > 0 || (measured && engine === "keda") ? ["KEDA, where `global.autoscaling.engine` is keda"] : []),
    ...(measured && engine === "hpa" ? ["an adapter that serves metrics of pods (custom.metrics.k8s.io), or KEDA and `global.autoscaling.engine: keda`"] : []),
    ...signsIn,
  ];
}
