import { goLiteral } from "./helm-expression.js";

/** Before the rollout, and after it. */
export const beforeRollout = "pre-install,pre-upgrade";
export const afterRollout = "post-install,post-upgrade";

/**
 * The annotations of a chart hook, as an expression. What helps a Job is gone once all hooks have succeeded;
 * what a Job failed with stays until the next try.
 *
 * @param kept whether it outlives the release
 */
export function hookAnnotations(events: string, weight: number, kept = false): string {
  return goLiteral({
    "helm.sh/hook": events,
    "helm.sh/hook-weight": String(weight),
    "helm.sh/hook-delete-policy": kept ? "before-hook-creation" : "before-hook-creation,hook-succeeded",
  });
}

/** The same for a Job, whose log Helm prints when it fails. */
export function hookJobAnnotations(events: string, weight: number): string {
  return hookAnnotations(events, weight).replace(/\)$/, ' "helm.sh/hook-output-log-policy" "hook-failed")');
}
