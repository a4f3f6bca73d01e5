import type { CatalogueSource, WorkloadFields } from "../../../../schemas/types/catalogue.js";
import type { Workload } from "../model/catalogue.js";
import type { Scheduling } from "../model/scheduling.js";
import { defaults } from "./defaults.js";

/** What a catalogue says of nodes, priorities and autoscaling, with its defaults. */
export function scheduling({
  name,
  autoscaling,
  nodePools = {},
  priorityClasses = {},
}: CatalogueSource): Scheduling {
  return {
    autoscaling: { engine: defaults.autoscalers.engine, prometheusAddress: "", ...autoscaling },
    nodePools: Object.entries(nodePools).map(
      ([pool, { labels = {}, taints = [], spot = defaults.nodePool.spot }]) => ({
        name: pool,
        labels,
        taints,
        spot,
      }),
    ),
    priorityClasses: Object.entries(priorityClasses).map(([key, source]) => ({
      ...source,
      name: key,
      objectName: priorityClassObject(name, key),
    })),
  };
}

/**
 * Where the pods of a workload run and how important they are. A DaemonSet is for every node, so it has no
 * pool unless it names one; an empty name stands for none.
 */
export function placement(
  catalogue: CatalogueSource,
  kind: Workload["kind"],
  source: WorkloadFields,
): Pick<Workload, "nodePool" | "tolerates" | "priorityClassName"> {
  const pool = source.nodePool ?? (kind === "DaemonSet" ? undefined : catalogue.defaultNodePool);
  const { priorityClassName: named = "", tolerates = [] } = source;
  const own = Object.hasOwn(catalogue.priorityClasses ?? {}, named);
  return {
    nodePool: pool === "" ? undefined : pool,
    tolerates: tolerates.filter((name) => name !== pool),
    priorityClassName: own ? priorityClassObject(catalogue.name, named) : named,
  };
}

function priorityClassObject(platform: string, key: string): string {
  return `${platform}-${key}`;
}
