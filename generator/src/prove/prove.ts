import { deadlines, type EventDeadline } from "./scene/deadlines.js";
import { merged } from "./scene/finding.js";
import { rules } from "./rules/index.js";
import { scene, type Rendered, type Settings } from "./scene/scene.js";
import { type Judged, judged, severities } from "./severity.js";

/** What is to be said about a chart. */
export interface Proof {
  /** By severity, by code, then by object. */
  readonly findings: readonly Judged[];
  readonly deadlines: readonly EventDeadline[];
}

/**
 * What goes wrong when a rendered chart is installed, upgraded, rolled back, tested and uninstalled. Needs
 * neither Helm nor a cluster.
 */
export function prove(rendered: Rendered, settings: Settings): Proof {
  const all = scene(rendered, settings);
  const findings = merged(Object.values(rules).flatMap((rule) => rule(all))).map(judged);
  return {
    findings: [...findings].sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        compare(a.code, b.code) ||
        compare(a.objects[0]?.object ?? "", b.objects[0]?.object ?? ""),
    ),
    deadlines: deadlines(all),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
