import type { Affinity, TopologySpreadConstraints } from "chartwright";

// Only wishes stand here, which any cluster can grant or ignore. The node pools themselves are in the values of staging and
// production: development and previews run wherever there is room.

const capacity = "karpenter.sh/capacity-type";

/** For pods that can go at two minutes' notice. */
export const prefersSpot: Affinity = {
  nodeAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      { weight: 100, preference: { matchExpressions: [{ key: capacity, operator: "In", values: ["spot"] }] } },
    ],
  },
};

/** As many pods on spot nodes as on others: when all spot nodes go, half of the pods stay. */
export const spreadOverCapacity: TopologySpreadConstraints = [
  { topologyKey: "topology.kubernetes.io/zone" },
  { topologyKey: "kubernetes.io/hostname" },
  { topologyKey: capacity },
];
