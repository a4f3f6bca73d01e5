import type { PodDisruptionBudgetSource } from "../../../../schemas/types/catalogue.js";
import type { Service, Workload } from "../../catalogue/model/catalogue.js";
import { valuesKey } from "../../catalogue/facts/object-names.js";
import { containerValues } from "./container-values.js";
import { schemaValue, valueGroup, type ValueNode } from "./value-tree.js";

/** The values of a workload: what operators tune of its pods. */
export function workloadValues(service: Service, workload: Workload): Record<string, ValueNode | undefined> {
  const [main, ...others] = workload.containers;
  const scales = workload.kind === "Deployment" || workload.kind === "StatefulSet";
  const room = (containers: typeof others) =>
    valueGroup(
      "More containers of the pods.",
      Object.fromEntries(
        containers.map((container) => [
          valuesKey(container.name),
          valueGroup(`The container ${container.name}.`, containerValues(service, workload, container)),
        ]),
      ),
    );
  const pools = [...(workload.nodePool === undefined ? [] : [workload.nodePool]), ...workload.tolerates];
  const { image, env, resources } = containerValues(service, workload, main!);
  return {
    image,
    replicas: scales
      ? schemaValue(
          "replicas",
          workload.replicas,
          workload.autoscaling && "How many pods run while autoscaling is off.",
        )
      : undefined,
    autoscaling: workload.autoscaling && {
      ...schemaValue("autoscaling", { enabled: true, ...workload.autoscaling }),
      required: ["enabled", "minReplicas", "maxReplicas"],
    },
    verticalAutoscaling: workload.verticalAutoscaling && {
      ...schemaValue("vertical-autoscaling", { enabled: true, ...workload.verticalAutoscaling }),
      required: ["enabled", "updateMode"],
    },
    cronJob: workload.cronJob && {
      ...schemaValue("cron-job", {
        schedule: workload.cronJob.schedule,
        suspend: workload.cronJob.suspend ?? false,
      }),
      required: ["schedule", "suspend"],
    },
    job:
      workload.kind === "Job"
        ? valueGroup("The Job.", {
            suspend: schemaValue("switch", workload.job?.suspend ?? false, "Whether it waits."),
          })
        : undefined,
    updateStrategy:
      workload.updateStrategy.partition === undefined
        ? undefined
        : valueGroup("How new pods replace old ones.", {
            partition: schemaValue("partition", workload.updateStrategy.partition),
          }),
    env,
    resources,
    containers: room(others),
    initContainers: room([...workload.initContainers]),
    persistence: valueGroup("Persistent volumes.", persistence(workload)),
    podDisruptionBudget: workload.podDisruptionBudget && budget(workload.podDisruptionBudget),
    nodeSelector: schemaValue(
      "node-selector",
      workload.nodeSelector,
      workload.nodePool &&
        `More labels that a node must have, beside those of the node pool ${workload.nodePool}.`,
    ),
    tolerations: schemaValue(
      "tolerations",
      workload.tolerations,
      pools.length > 0
        ? `More taints that the pods tolerate, beside those of the node pools ${pools.join(", ")}.`
        : undefined,
    ),
    affinity: schemaValue("affinity", workload.affinity),
    topologySpreadConstraints: schemaValue("topology-spread-constraints", workload.topologySpreadConstraints),
    priorityClassName: schemaValue("priority-class-name", workload.priorityClassName),
    podLabels: schemaValue("own-labels", workload.podLabels, "More labels of the pods."),
    podAnnotations: schemaValue("annotations", workload.podAnnotations, "Annotations of the pods."),
  };
}

/** The values of a step of the release's order. */
export function stepValues(service: Service, workload: Workload, description: string): ValueNode | undefined {
  return valueGroup(description, {
    ...containerValues(service, workload, workload.containers[0]!),
    activeDeadlineSeconds: schemaValue("active-deadline-seconds", workload.job!.activeDeadlineSeconds),
  });
}

function budget({
  enabled = true,
  minAvailable,
  maxUnavailable,
}: PodDisruptionBudgetSource): ValueNode | undefined {
  return valueGroup(
    "How many pods a drain of nodes must leave, or may take. Not written where it would block every drain.",
    {
      enabled: schemaValue("switch", enabled, "Whether there is a budget."),
      minAvailable: minAvailable === undefined ? undefined : schemaValue("min-available", minAvailable),
      maxUnavailable:
        maxUnavailable === undefined ? undefined : schemaValue("max-unavailable", maxUnavailable),
    },
  );
}

function persistence(workload: Workload): Record<string, ValueNode> {
  const claims = [
    ...Object.entries(workload.volumes).flatMap(([name, { persistentVolumeClaim }]) =>
      persistentVolumeClaim ? [[name, persistentVolumeClaim] as const] : [],
    ),
    ...Object.entries(workload.volumeClaimTemplates),
  ];
  return Object.fromEntries(
    claims.map(([name, { size, storageClassName = "" }]) => [
      valuesKey(name),
      {
        ...schemaValue("persistence", { size, storageClassName }, `The volume ${name}.`),
        required: ["size"],
      },
    ]),
  );
}
