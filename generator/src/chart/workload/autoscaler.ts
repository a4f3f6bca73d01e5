import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { workloadName } from "../../catalogue/facts/object-names.js";
import { goLiteral, goString } from "../helm/helm-expression.js";
import { nameExpression } from "../helm/names.js";

/** What the template `hpa` needs beside what all files of a workload do. */
export function hpaContext({ autoscaling: { engine } }: Catalogue, { autoscaling }: Workload): object {
  // KEDA refuses a ScaledObject beside a HorizontalPodAutoscaler that does not say so, and at a change of the
  // engine both are there for a moment.
  const mayMove = autoscaling?.podMetrics !== undefined;
  return {
    engine,
    annotations: mayMove ? goLiteral({ "validations.keda.sh/hpa-ownership": "false" }) : undefined,
  };
}

/** What the template `scaledobject` needs beside what all files of a workload do. */
export function scaledObjectContext(
  { autoscaling: { engine, prometheusAddress } }: Catalogue,
  service: Service,
  workload: Workload,
): object {
  return { engine, prometheusAddress: goString(prometheusAddress), pods: podPattern(service, workload) };
}

/** The expression for a regular expression that fits the names of the workload's pods, and of no other's. */
function podPattern(service: Service, workload: Workload): string {
  const suffix = workload.kind === "StatefulSet" ? "[0-9]+" : "[a-z0-9]{1,10}-[a-z0-9]{5}";
  return `(printf ${goString(`%s-${suffix}`)} ${nameExpression(service, workloadName(service, workload))})`;
}
