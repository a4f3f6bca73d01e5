import type { Service, Workload } from "../../catalogue/model/catalogue.js";
import type { ObjectName } from "../../catalogue/model/object-name.js";
import { workloadName } from "../../catalogue/facts/object-names.js";
import { helmValue, valuesPath, type HelmScalar } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { workloadScope } from "../values/container-values.js";

/**
 * Where a chart file of a workload lies: `templates/hpa.yaml`, or `templates/hpa-v2.yaml` for one of several
 * workloads.
 *
 * @param ending of the file's name, where a workload has several
 */
export function workloadPath(file: string, { name }: Workload, ending = ""): string {
  return `templates/${file}${name === undefined ? "" : `-${name}`}${ending}.yaml`;
}

/** What the templates of a workload's objects read of it. */
export function workloadContext(
  service: Service,
  workload: Workload,
): { readonly chart: string; readonly name: string | HelmScalar; readonly component: string | undefined } {
  return {
    chart: service.name,
    name: objectName(service, workloadName(service, workload)),
    component: workload.name,
  };
}

/** What those read that deal with the number of its pods. */
export function scaleContext(workload: Workload): {
  readonly replicas: string;
  readonly autoscaling: string | undefined;
} {
  const values = workloadValuesPath(workload);
  return { replicas: values("replicaCount"), autoscaling: workload.autoscaling && values("autoscaling") };
}

/** The expressions of a workload's values: `.Values.workloads.v2.replicaCount`. */
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
  return { type, rollingUpdate: parameters ? rollingUpdate : undefined };
}
