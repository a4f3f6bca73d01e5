import type { Affinity, CatalogueSource, TopologySpreadConstraints } from "chartwright";

/**
 * The node pools of staging and production; development and previews run wherever there is room
 * (global.nodePools.enabled).
 */
export const nodePools: NonNullable<CatalogueSource["nodePools"]> = {
  application: {
    labels: { "node-type": "application" },
    taints: [{ key: "app", value: "ai-nutritionist", effect: "NoSchedule" }],
  },
  "ai-workload": {
    labels: { "node-type": "ai-workload" },
    taints: [{ key: "ai-workload", value: "true", effect: "NoSchedule" }],
  },
  // Nodes of the application pool that may go; only what says so is put there.
  spot: { taints: [{ key: "spot", value: "true", effect: "NoSchedule" }], spot: true },
};

const capacity = "karpenter.sh/capacity-type";

/** For pods that can go at two minutes' notice: a wish, which any cluster can grant or ignore. */
export const prefersSpot: Affinity = {
  nodeAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        preference: { matchExpressions: [{ key: capacity, operator: "In", values: ["spot"] }] },
      },
    ],
  },
};

/** As many pods on spot nodes as on others: when all spot nodes go, half of the pods stay. */
export const spreadOverCapacity: TopologySpreadConstraints = [
  { topologyKey: "topology.kubernetes.io/zone" },
  { topologyKey: "kubernetes.io/hostname" },
  { topologyKey: capacity },
];
