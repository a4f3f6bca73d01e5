import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import type { JsonSchema } from "../../schema/bundle.js";
import { workloadScope } from "./container-values.js";
import { on, refused, said, within, type Conditions } from "./schema-rules.js";

/**
 * Rules for the `allOf` of a subchart's schema: what a values file may not combine, because an autoscaler
 * would be ignored, refused by KEDA, or fight with another one. They stand there, not in the umbrella's, for
 * only there all values are together.
 */
export function autoscalerRules(catalogue: Catalogue, service: Service): readonly JsonSchema[] {
  return service.workloads.flatMap((workload) =>
    workload.autoscaling === undefined
      ? []
      : [...horizontalRules(catalogue, workload), ...verticalRules(workload)],
  );
}

const filled = { minItems: 1 };

function horizontalRules(
  { autoscaling: { engine, prometheusAddress } }: Catalogue,
  workload: Workload,
): readonly JsonSchema[] {
  const scope = workloadScope(workload);
  const scaled = (conditions: Conditions) =>
    within([...scope, "autoscaling"], { enabled: on, ...conditions });
  const refuse = (conditions: readonly JsonSchema[], key: string, reason: string) =>
    refused(conditions, [...scope, "autoscaling", key], reason);
  const address = said(
    ["global", "autoscaling"],
    { prometheusAddress: { const: "" } },
    prometheusAddress === "",
  );
  const targets: readonly Conditions[] = [
    { targetCPUUtilizationPercentage: {} },
    { targetMemoryUtilizationPercentage: {} },
    { podMetrics: { minProperties: 1 } },
    { triggers: filled },
  ];
  return [
    refuse(
      [scaled({}), { not: { anyOf: targets.map(scaled) } }],
      "enabled",
      "false where there is no target, for Kubernetes would scale by 80 percent of the CPU request: give " +
        "targetCPUUtilizationPercentage, targetMemoryUtilizationPercentage, podMetrics or triggers",
    ),
    refuse(
      [
        scaled({ triggers: filled }),
        said(["global", "autoscaling"], { engine: { const: "hpa" } }, engine === "hpa"),
      ],
      "triggers",
      "empty while global.autoscaling.engine is hpa, for only KEDA " +
        "knows triggers. Or say keda there, or autoscaling.enabled: false",
    ),
    refuse(
      [scaled({ minReplicas: { const: 0 } }), { not: scaled({ triggers: filled }) }],
      "minReplicas",
      "at least 1 without triggers, for only a trigger can wake a workload that has no pods",
    ),
    refuse(
      [
        scaled({ podMetrics: { minProperties: 1 } }),
        said(["global", "autoscaling"], { engine: { const: "keda" } }, engine === "keda"),
        address,
      ],
      "podMetrics",
      "empty while global.autoscaling.engine is keda and " +
        "global.autoscaling.prometheusAddress is empty, for KEDA asks Prometheus",
    ),
  ];
}

// As a share of the request, each of the two would undo what the other does.
function verticalRules(workload: Workload): readonly JsonSchema[] {
  if (workload.verticalAutoscaling === undefined) return [];
  const scope = workloadScope(workload);
  const vertical = [...scope, "verticalAutoscaling"];
  const both = ([resource, target]: readonly [string, string]) => ({
    allOf: [
      within([...scope, "autoscaling"], { enabled: on, [target]: {} }),
      said(vertical, { controlledResources: { contains: { const: resource } } }, true),
    ],
  });
  return [
    refused(
      [
        within(vertical, { enabled: on, updateMode: { not: { const: "Off" } } }),
        {
          anyOf: [
            both(["cpu", "targetCPUUtilizationPercentage"]),
            both(["memory", "targetMemoryUtilizationPercentage"]),
          ],
        },
      ],
      [...vertical, "updateMode"],
      "Off while the autoscaler aims at the same resource. Or leave that " +
        "out of controlledResources, or say autoscaling.enabled: false",
    ),
  ];
}
