import type { Templates } from "../../../../schemas/types/templates.js";
import type { Catalogue, NodePool, Service, Workload } from "../../catalogue/model/catalogue.js";
import { allWorkloads } from "../../catalogue/facts/steps.js";
import { poolTolerations } from "../values/scheduling-values.js";

type Placement = Templates["subchart/templates/_helpers.tpl"]["placements"][number];

/** The named template, after the chart's name, that says on which nodes the pods of a workload run. */
export function placementName({ nodePool, tolerates }: Workload): string {
  const pools = [...(nodePool === undefined ? [] : [nodePool]), ...tolerates.map((pool) => `+${pool}`)];
  return pools.length === 0 ? "placement" : `placement.${pools.join("")}`;
}

/** Those named templates of a service's chart: the node pools that each speaks of. */
export function placements({ nodePools }: Catalogue, service: Service): readonly Placement[] {
  const pool = (name: string) => nodePools.find((candidate) => candidate.name === name)!;
  const byName = new Map(
    allWorkloads(service).map((workload) => [
      placementName(workload),
      placement(
        workload.nodePool === undefined ? undefined : pool(workload.nodePool),
        workload.tolerates.map(pool),
      ),
    ]),
  );
  return [...byName].map(([named, context]) => ({ named, ...context }));
}

function placement(home: NodePool | undefined, tolerated: readonly NodePool[]): Omit<Placement, "named"> {
  return {
    home: home && { name: home.name, labels: home.labels },
    pools: [...(home === undefined ? [] : [home]), ...tolerated].map((pool) => ({
      name: pool.name,
      tolerations: poolTolerations(pool),
    })),
  };
}
