import type { Partials } from "../../../../schemas/types/templates.js";
import type { Catalogue, NodePool, Workload } from "../../catalogue/model/catalogue.js";
import { goLiteral, goString } from "../helm/helm-expression.js";
import { poolTolerations } from "../values/scheduling-values.js";

/**
 * What the partial `placement` needs of the node pools of a workload: expressions; undefined for a workload
 * without any.
 */
export function poolContext(
  { nodePools }: Catalogue,
  { nodePool, tolerates }: Workload,
): Partials["placement"]["pools"] {
  const named = (name: string) => nodePools.find((pool) => pool.name === name)!;
  const homes = nodePool === undefined ? [] : [named(nodePool)];
  const all = [...homes, ...tolerates.map(named)];
  if (all.length === 0) return undefined;
  const [home] = homes;
  return {
    nodeSelector: home === undefined ? "dict" : poolValue(home, "nodeSelector", home.labels),
    tolerations: all.map((pool) => poolValue(pool, "tolerations", poolTolerations(pool))).join(" "),
  };
}

function poolValue({ name }: NodePool, key: string, value: unknown): string {
  return `(dig "nodePools" ${goString(name)} ${goString(key)} ${goLiteral(value)} $global)`;
}
