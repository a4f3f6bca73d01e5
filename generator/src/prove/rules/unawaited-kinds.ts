import { concerned, type Finding } from "../scene/finding.js";
import { hooksOf } from "../scene/lifecycle.js";
import { hasPolicy } from "../../manifests/hook.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { isAwaited, podOf } from "../../manifests/pods.js";
import { eventsOf, type Rule } from "./rule.js";

/** CW408: a hook that runs pods for which Helm does not wait. */
export const unawaitedKinds: Rule = (scene) =>
  scene.hooks
    .filter((object) => podOf(object) !== undefined && !isAwaited(object))
    .map((object): Finding => {
      const passes = hasPolicy(object.hook!, "hook-succeeded");
      const follows = passes && scene.runs.some(({ objects }) => isFollowed(object, objects));
      return {
        code: "CW408",
        ...(follows ? { severity: "hygiene" as const } : {}),
        events: eventsOf(object),
        objects: [concerned(object, scene.settings.namespace)],
        message:
          `Helm waits for Jobs and Pods only: it goes on as soon as the ${object.kind} ` +
          "is there, ready or not, " +
          (passes
            ? "and deletes it when all hooks of its stage have succeeded (hook-succeeded)"
            : "and does not remove it with the release"),
        fix: follows
          ? "Let a Job that comes after it in the same stage wait for its pods."
          : `Make it a Job, or a regular ${object.kind}.`,
      };
    });

/** Whether a Job or Pod comes after a hook in each of its stages, which may wait for it. */
function isFollowed(hook: ReleaseObject, objects: readonly ReleaseObject[]): boolean {
  return (
    objects.includes(hook) &&
    hook.hook!.events.every((stage) => {
      const order = hooksOf(stage, objects);
      return order.slice(order.indexOf(hook) + 1).some(isAwaited);
    })
  );
}
