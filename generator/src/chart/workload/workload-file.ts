import type { Service, Workload } from "../../catalogue/model/catalogue.js";
import type { ObjectName } from "../../catalogue/model/object-name.js";
import { workloadName } from "../../catalogue/facts/object-names.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { helmValue, valuesPath } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { workloadScope } from "../values/container-values.js";

/**
 * A chart file of a workload: `templates/hpa.yaml`, or `templates/hpa-v2.yaml` for one of several workloads.
 *
 * @param template below subchart/templates, and how the file's name begins
 * @param context what its template reads beside what all of them do
 * @param ending of the file's name, where a workload has several
 */
export function workloadFile(
  service: Service,
  workload: Workload,
  template: string,
  context: object,
  ending = "",
): ChartTemplate {
  const values = workloadValuesPath(workload);
  const suffix = workload.name === undefined ? "" : `-${workload.name}`;
  return {
    template: `subchart/templates/${template}.yaml`,
    path: `templates/${template}${suffix}${ending}.yaml`,
    context: {
      chart: service.name,
      name: objectName(service, workloadName(service, workload)),
      component: workload.name,
      annotations: undefined,
      kind: workload.kind,
      autoscaling: workload.autoscaling && values("autoscaling"),
      replicas: values("replicas"),
      ...context,
    },
  };
}

/** The expressions of a workload's values: `.Values.workloads.v2.replicas`. */
export function workloadValuesPath(workload: Workload): (...keys: readonly string[]) => string {
  const scope = workloadScope(workload);
  return (...keys) => valuesPath([...scope, ...keys]);
}

/** The objects of a kind that have the names of workloads, one for each that has it. */
export function workloadNames(
  kind: string,
  has: (workload: Workload) => boolean,
): (service: Service) => readonly ObjectName[] {
  return (service) =>
    service.workloads.filter(has).map((workload) => ({
      kind,
      name: workloadName(service, workload),
      path: workload.path,
    }));
}

/** How pods are replaced; undefined where Kubernetes' own way will do. */
export function strategy(workload: Workload): object | undefined {
  const { type, partition, ...others } = workload.updateStrategy;
  const rollingUpdate = {
    ...others,
    ...(partition === undefined
      ? {}
      : { partition: helmValue(workloadValuesPath(workload)("updateStrategy", "partition")) }),
  };
  const parameters = Object.keys(rollingUpdate).length > 0;
  if (type === undefined && !parameters) return undefined;
  return { type: type ?? "RollingUpdate", rollingUpdate: parameters ? rollingUpdate : undefined };
}
