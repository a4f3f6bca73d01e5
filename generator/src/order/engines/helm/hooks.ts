import type { Catalogue, Service } from "../../../catalogue/model/catalogue.js";
import type { HookEvent } from "../../../manifests/hook.js";
import { stepsOf, type Step, type StepName, type StepObject } from "../../plan/steps.js";
import { weights } from "./weights.js";

/** What Helm is told of an object of a step. */
export interface Hook {
  readonly events: readonly HookEvent[];
  readonly weight: number;
  readonly deletePolicies: readonly ("before-hook-creation" | "hook-succeeded")[];
  /** When Helm prints the log. */
  readonly logPolicies: readonly "hook-failed"[];
}

/** The hooks of a release, by step and by the object's name in it. */
export type Hooks = ReadonlyMap<StepName, ReadonlyMap<string, Hook>>;

/** The hooks of a catalogue's releases. */
export function hooksOf(catalogue: Catalogue): Hooks {
  const known = cache.get(catalogue);
  if (known) return known;
  const hooks = new Map(
    [...weights(stepsOf(catalogue))].map(([step, numbers]) => [
      step.name,
      new Map(step.objects.map((object, i) => [object.name, hook(step, object, numbers[i]!)])),
    ]),
  );
  cache.set(catalogue, hooks);
  return hooks;
}

/**
 * The hook of one object of a step.
 *
 * @param object its name in the step
 */
export function hookOf(catalogue: Catalogue, step: StepName, object: string): Hook {
  const hook = hooksOf(catalogue).get(step)?.get(object);
  if (hook === undefined) throw new Error(`the plan of ${catalogue.name} has no ${object} in ${step}`);
  return hook;
}

/**
 * Gives parts of a catalogue the hooks of the whole, as far as they concern one service: its own, and those
 * that every chart may have. `hooksOf` finds them there.
 *
 * @returns for a part and the service: those hooks
 */
export function limitHooks(catalogue: Catalogue): (part: Catalogue, service: Service) => Hooks {
  const whole = hooksOf(catalogue);
  return (part, { name }) => {
    const steps: readonly StepName[] = ["guard", "secrets", `migration/${name}`, `smoke check/${name}`];
    const hooks: Hooks = new Map(
      steps.flatMap((step) => {
        const objects = whole.get(step);
        return objects === undefined ? [] : [[step, objects] as const];
      }),
    );
    cache.set(part, hooks);
    return hooks;
  };
}

export const weightAnnotation = "helm.sh/hook-weight";

/** A hook as Helm reads it from an object's annotations. */
export function hookAnnotations({ events, weight, deletePolicies, logPolicies }: Hook) {
  return {
    "helm.sh/hook": events.join(","),
    [weightAnnotation]: String(weight),
    "helm.sh/hook-delete-policy": deletePolicies.join(","),
    ...(logPolicies.length > 0 ? { "helm.sh/hook-output-log-policy": logPolicies.join(",") } : {}),
  };
}

const cache = new WeakMap<Catalogue, Hooks>();

/**
 * What helps a Job is gone once all hooks have succeeded; what a Job failed with stays until the next try.
 */
function hook(step: Step, { role }: StepObject, weight: number): Hook {
  return {
    events: eventsOf(step),
    weight,
    deletePolicies: role === "record" ? ["before-hook-creation"] : ["before-hook-creation", "hook-succeeded"],
    logPolicies: role === "job" ? ["hook-failed"] : [],
  };
}

function eventsOf({ when, events, onRequest }: Step): readonly HookEvent[] {
  const moment = when === "before" ? "pre" : "post";
  return [...events.map((event) => `${moment}-${event}` as const), ...(onRequest ? ["test" as const] : [])];
}
