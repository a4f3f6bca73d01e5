import { deadlines, type EventDeadline } from "./scene/deadlines.js";
import { merged, type Finding } from "./scene/finding.js";
import { rules } from "./rules/index.js";
import { scene, type Rendered, type Settings } from "./scene/scene.js";

/** What is to be said about a chart. */
export interface Proof {
  /** By code, then by object. */
  readonly findings: readonly Finding[];
  readonly deadlines: readonly EventDeadline[];
}

/**
 * What goes wrong when a rendered chart is installed, upgraded, rolled back, tested and uninstalled. Needs
 * neither Helm nor a cluster.
 */
export function prove(rendered: Rendered, settings: Settings): Proof {
  const all = scene(rendered, settings);
  const findings = merged(Object.values(rules).flatMap((rule) => rule(all)));
  return {
    findings: [...findings].sort(
      (a, b) => compare(a.code, b.code) || compare(a.objects[0]?.object ?? "", b.objects[0]?.object ?? ""),
    ),
    deadlines: deadlines(all),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
