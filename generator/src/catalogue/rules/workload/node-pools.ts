import type { Catalogue, NodePool, Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { assumed } from "../../facts/assumed-defaults.js";
import { everyWorkload } from "../../facts/parts.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** The notice that clouds give before they take a spot node back, at its longest (AWS). */
const SPOT_NOTICE_SECONDS = 120;

/** Node pools exist, can be told from other nodes, and give their pods the time to stop. */
export const nodePools: Rule = (catalogue, { defaultNodePool = "" }) => {
  const pools = new Map(catalogue.nodePools.map((pool) => [pool.name, pool]));
  const unknown = (name: string, path: string) =>
    pools.has(name) ? [] : [{ path, message: notAmong(name, [...pools.keys()], "the nodePools") }];
  // No name is a pool of its own: none.
  const unknownHome = (name: string, path: string) => (name === "" ? [] : unknown(name, path));
  return [
    ...catalogue.nodePools.flatMap(poolProblems),
    ...unknownHome(defaultNodePool, "defaultNodePool"),
    ...everyWorkload(catalogue).flatMap(({ workload }) => [
      // One that comes from the default is wrong there.
      ...(workload.nodePool === defaultNodePool
        ? []
        : unknownHome(workload.nodePool ?? "", at(workload.path, "nodePool"))),
      ...workload.tolerates.flatMap((name, i) => unknown(name, at(workload.path, "tolerates", i))),
      ...spotProblems(pools, workload),
    ]),
  ];
};

function poolProblems({ name, labels, taints }: Catalogue["nodePools"][number]): readonly Problem[] {
  const path = at("nodePools", name);
  if (name === "enabled")
    return [
      { path, message: "is a key that global.nodePools of the values has already. Choose another name" },
    ];
  return Object.keys(labels).length + taints.length > 0
    ? []
    : [{ path, message: "has neither labels nor taints, so no pod could be led to it or kept off" }];
}

function spotProblems(
  pools: ReadonlyMap<string, NodePool>,
  {
    path,
    nodePool = "",
    tolerates,
    terminationGracePeriodSeconds: grace = assumed.terminationGracePeriodSeconds,
  }: Workload,
): readonly Problem[] {
  const spot = [nodePool, ...tolerates].find((name) => pools.get(name)?.spot);
  if (spot === undefined || grace <= SPOT_NOTICE_SECONDS) return [];
  return [
    {
      path: at(path, "terminationGracePeriodSeconds"),
      message:
        `must be at most ${SPOT_NOTICE_SECONDS}, the notice ` +
        `that nodes of ${spot} get before they go, got ${grace}`,
    },
  ];
}
