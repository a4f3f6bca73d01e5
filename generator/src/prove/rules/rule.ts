import type { Finding } from "../scene/finding.js";
import { hasPolicy, type Hook } from "../../manifests/hook.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import type { HelmEvent, Moment } from "../scene/lifecycle.js";
import { isAwaited, podOf, type PodTemplate } from "../../manifests/pods.js";
import type { Scene, SceneRun } from "../scene/scene.js";

/** Something that can go wrong. Each code belongs to one rule. */
export type Rule = (scene: Scene) => readonly Finding[];

/** A hook that runs pods which Helm waits for, at the moment when it runs. */
export interface AwaitedHook {
  readonly run: SceneRun;
  readonly moment: Moment;
  readonly hook: ReleaseObject;
  readonly pod: PodTemplate;
}

/** All of them, in all events. */
export function awaitedHooks(scene: Scene): readonly AwaitedHook[] {
  return scene.runs.flatMap((run) =>
    run.moments.flatMap((moment) => {
      const pod = moment.hook && isAwaited(moment.hook) ? podOf(moment.hook) : undefined;
      return pod === undefined ? [] : [{ run, moment, hook: moment.hook!, pod }];
    }),
  );
}

/** The events in which a hook runs. */
export function eventsOf({ hook }: ReleaseObject): readonly HelmEvent[] {
  const names: readonly (readonly [RegExp, HelmEvent])[] = [
    [/install$/, "install"],
    [/upgrade$/, "upgrade"],
    [/rollback$/, "rollback"],
    [/delete$/, "uninstall"],
    [/^test$/, "test"],
  ];
  return names
    .filter(([pattern]) => hook?.events.some((event) => pattern.test(event)))
    .map(([, event]) => event);
}

/** The end of a sentence about a hook that never ends. */
export const hangs = "Helm waits until --timeout and fails";

/**
 * What Helm does with a hook that has not ended at --timeout, as the end of a sentence. Source: Helm,
 * pkg/action/hooks.go.
 */
export function atTimeout(hook: Hook): string {
  return hasPolicy(hook, "hook-failed") ? "deletes it (hook-failed)" : "leaves it running";
}
