import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import type { JsonSchema } from "../../schema/bundle.js";
import { workloadScope } from "./container-values.js";

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

type Conditions = { readonly [key: string]: JsonSchema };

const on = { const: true };
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
  return [
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

// Helm prints the constant that a value should be, so the constant says why; no value is equal to it.
function refused(conditions: readonly JsonSchema[], path: readonly string[], reason: string): JsonSchema {
  return {
    if: { allOf: conditions },
    then: within(path.slice(0, -1), { [path[path.length - 1]!]: { const: reason, "x-expected": reason } }),
  };
}

/** All of the keys are there below the path, and such. */
function within(path: readonly string[], conditions: Conditions): JsonSchema {
  return path.reduceRight<JsonSchema>((inner, key) => ({ required: [key], properties: { [key]: inner } }), {
    required: Object.keys(conditions),
    properties: conditions,
  });
}

/** The same; `otherwise` says whether it is so where nothing is said. */
function said(path: readonly string[], conditions: Conditions, otherwise: boolean): JsonSchema {
  const [key = ""] = Object.keys(conditions);
  return otherwise ? { not: within(path, { [key]: { not: conditions[key] } }) } : within(path, conditions);
}
