import type { Service, Workload } from "../../catalogue/model/catalogue.js";
import { assumed } from "../../catalogue/facts/assumed-defaults.js";
import { workloadName } from "../../catalogue/facts/object-names.js";
import { goString } from "../helm/helm-expression.js";
import { nameExpression } from "../helm/names.js";
import { isAutoscaled, isMeasured } from "./horizontalpodautoscaler.js";
import { noValues, type Kind } from "../kind/kind.js";
import { isOn } from "../kind/object-usage.js";
import { mapAt, type ValueMap } from "../values/value-map.js";
import {
  workloadContext,
  workloadNames,
  workloadPath,
  workloadValuesPath,
} from "../workload/workload-file.js";

export const scaledObject: Kind = {
  kinds: ["ScaledObject"],
  templates: ({ catalogue: { autoscaling }, service }) =>
    service.workloads.filter(isAutoscaled).map((workload) => ({
      template: "subchart/templates/scaledobject.yaml",
      path: workloadPath("scaledobject", workload),
      context: {
        ...workloadContext(service, workload),
        autoscaling: workloadValuesPath(workload)("autoscaling"),
        kind: workload.kind,
        engine: autoscaling.engine,
        prometheusAddress: goString(autoscaling.prometheusAddress),
        pods: podPattern(service, workload),
      },
    })),
  names: workloadNames("ScaledObject", isAutoscaled),
  // Those of the HorizontalPodAutoscaler.
  values: noValues,
  workloadValues: noValues,
  needs: ({ catalogue, services }) =>
    services
      .flatMap(({ workloads }) => workloads)
      .flatMap((workload) => {
        const { triggers = [] } = workload.autoscaling ?? {};
        const signsIn = triggers.flatMap(({ authenticationRef }) =>
          authenticationRef
            ? [`${authenticationRef.kind ?? assumed.triggerAuthenticationKind} \`${authenticationRef.name}\``]
            : [],
        );
        const needed =
          triggers.length > 0 || (isMeasured(workload) && catalogue.autoscaling.engine === "keda");
        return [
          ...(needed ? ["keda.sh/v1alpha1 (KEDA), where `global.autoscaling.engine` is keda"] : []),
          ...signsIn,
        ];
      }),
  quota: ({ global, workloads }) =>
    workloads
      .filter(({ workload }) => isAutoscaled(workload))
      .map(({ name, values }) => ({
        key: "count/scaledobjects.keda.sh",
        name,
        count: isOn(values, "autoscaling") && isByKeda(global, values) ? 1 : 0,
      })),
};

// What scales by CPU and memory alone needs no KEDA.
function isByKeda(global: Readonly<ValueMap>, values: Readonly<ValueMap>): boolean {
  const { triggers } = mapAt(values, ["autoscaling"]);
  const isMeasured = Object.keys(mapAt(values, ["autoscaling", "podMetrics"])).length > 0;
  const isTriggered = Array.isArray(triggers) && triggers.length > 0;
  return mapAt(global, ["autoscaling"])["engine"] === "keda" && (isMeasured || isTriggered);
}

/** The expression for a regular expression that fits the names of the workload's pods, and of no other's. */
function podPattern(service: Service, workload: Workload): string {
  const suffix = workload.kind === "StatefulSet" ? "[0-9]+" : "[a-z0-9]{1,10}-[a-z0-9]{5}";
  return `(printf ${goString(`%s-${suffix}`)} ${nameExpression(service, workloadName(service, workload))})`;
}
