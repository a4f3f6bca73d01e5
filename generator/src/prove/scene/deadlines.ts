import type { HookEvent } from "../../manifests/hook.js";
import { helmEvents, type HelmEvent } from "./lifecycle.js";
import { longest } from "./longest.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { isAwaited } from "../../manifests/pods.js";
import type { Scene } from "./scene.js";

/** How long an event may take. */
export interface EventDeadline {
  readonly event: HelmEvent;
  /** At most: each hook until its own deadline or --timeout, and one --timeout in between for the pods. */
  readonly seconds: number;
  readonly hooks: readonly HookDeadline[];
}

export interface HookDeadline {
  readonly object: ReleaseObject;
  readonly stage: HookEvent;
  readonly seconds: number;
  /** It has no deadline of its own, or a later one than Helm. */
  readonly isHelms: boolean;
}

/**
 * The events in which Helm waits for a hook, with the sum of what it may wait. Helm has no limit for an event
 * as a whole: --timeout is for each hook by itself, and once more for the pods with --wait, or for their end
 * when a release is uninstalled.
 */
export function deadlines({ runs, settings: { timeout } }: Scene): readonly EventDeadline[] {
  const all = runs.map(({ event, moments }): EventDeadline => {
    const hooks = moments.flatMap(({ hook, stage }): readonly HookDeadline[] => {
      if (hook === undefined || !isAwaited(hook) || stage === "regular" || stage === "end") return [];
      const own = longest(hook);
      return [{ object: hook, stage, seconds: Math.min(own, timeout), isHelms: own >= timeout }];
    });
    return {
      event,
      hooks,
      seconds: hooks.reduce((sum, { seconds }) => sum + seconds, event === "test" ? 0 : timeout),
    };
  });
  // A release may be tested and uninstalled as installed or as upgraded; the longer way counts.
  return helmEvents.flatMap((event) =>
    all
      .filter((one) => one.event === event && one.hooks.length > 0)
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, 1),
  );
}
