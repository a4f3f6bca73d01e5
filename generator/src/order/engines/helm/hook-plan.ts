import type { Catalogue } from "../../../catalogue/model/catalogue.js";
import type { Plan, PlannedStep } from "../../plan/plan.js";
import type { Step } from "../../plan/steps.js";
import { hookOf } from "./hooks.js";

/** What happens in a release that Helm carries out. */
export interface HookPlan extends Omit<Plan, "before" | "after"> {
  /** Chart hooks, in the order of their weights. */
  readonly before: readonly HookStep[];
  /** Chart hooks, once Helm has seen that all is up (`--wait`). */
  readonly after: readonly HookStep[];
}

export interface HookStep {
  readonly kind: Step["kind"] | "own template";
  /** Empty for what is for all. */
  readonly service: string;
  /** Of its Job. */
  readonly weight: number;
  /** Seconds that it may take; 0: Helm does not wait for it. */
  readonly seconds: number;
  /** Whether it may take as long as Helm waits, for it has no deadline. */
  readonly endless?: true;
  /** Of a chart template of the service's own: `Job/shop-seed`. */
  readonly object?: string;
  /** Of the data afterwards. */
  readonly revision: number | undefined;
}

/** A plan as Helm carries it out. */
export function hookPlan(catalogue: Catalogue, plan: Plan): HookPlan {
  const hookStep = ({ step: { name, kind, service }, seconds, revision }: PlannedStep): HookStep => ({
    kind,
    service,
    weight: hookOf(catalogue, name, "job").weight,
    seconds,
    revision,
  });
  return { ...plan, before: plan.before.map(hookStep), after: plan.after.map(hookStep) };
}

/** The longest that the hooks of a plan may take together, and the longest of them, in seconds. */
export function hookSeconds({ before, after }: HookPlan): { readonly sum: number; readonly longest: number } {
  const all = [...before, ...after].map(({ seconds }) => seconds);
  return { sum: all.reduce((sum, seconds) => sum + seconds, 0), longest: Math.max(0, ...all) };
}
