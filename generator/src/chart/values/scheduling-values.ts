import type { Catalogue, NodePool, Workload } from "../../catalogue/model/catalogue.js";
import { allWorkloads } from "../../catalogue/facts/steps.js";
import { schemaValue, valueGroup, type ValueGroup, type ValueNode } from "./value-tree.js";

/**
 * The values below `global` that say how the cluster scales, where pods run and who goes first; only what
 * some chart reads.
 */
export function schedulingValues(catalogue: Catalogue): Record<string, ValueNode | undefined> {
  const { autoscaling, priorityClasses } = catalogue;
  const scaled = everyWorkload(catalogue).some((workload) => workload.autoscaling !== undefined);
  return {
    autoscaling: scaled
      ? valueGroup("Autoscaling by more than CPU and memory.", {
          engine: schemaValue("autoscaling-engine", autoscaling.engine),
          prometheusAddress: schemaValue("prometheus-address", autoscaling.prometheusAddress),
        })
      : undefined,
    nodePools: nodePools(catalogue),
    priorityClasses:
      priorityClasses.length === 0
        ? undefined
        : valueGroup("PriorityClasses of the platform.", {
            create: schemaValue(
              "switch",
              true,
              "Whether this release brings them. They belong to the whole " +
                "cluster, so only one release may; for all others they must exist.",
            ),
          }),
  };
}

/** The tolerations for the taints of a node pool. */
export function poolTolerations({ taints }: NodePool): readonly object[] {
  return taints.map(({ key, value, effect }) =>
    value === undefined ? { key, operator: "Exists", effect } : { key, operator: "Equal", value, effect },
  );
}

function nodePools(catalogue: Catalogue): ValueGroup | undefined {
  const workloads = everyWorkload(catalogue);
  const pools = catalogue.nodePools.flatMap((pool) => {
    const { name, labels } = pool;
    const isHome = workloads.some(({ nodePool }) => nodePool === name);
    if (!isHome && !workloads.some(({ tolerates }) => tolerates.includes(name))) return [];
    return [
      [
        name,
        valueGroup(`The node pool ${name}.`, {
          nodeSelector: isHome ? schemaValue("node-selector", labels, "Labels of its nodes.") : undefined,
          tolerations: schemaValue("tolerations", poolTolerations(pool), "Tolerations of its taints."),
        }),
      ] as const,
    ];
  });
  if (pools.length === 0) return undefined;
  return valueGroup("Node pools that services run on; what a service says itself is added, and wins.", {
    enabled: schemaValue(
      "switch",
      true,
      "Whether the cluster has them; without, pods run wherever there is room.",
    ),
    ...Object.fromEntries(pools),
  });
}

function everyWorkload({ services }: Catalogue): readonly Workload[] {
  return services.flatMap(allWorkloads);
}
