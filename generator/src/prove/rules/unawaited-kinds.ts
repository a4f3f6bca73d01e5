import { concerned, type Finding } from "../scene/finding.js";
import { isAwaited, podOf } from "../../manifests/pods.js";
import { eventsOf, type Rule } from "./rule.js";

/** CW408: a hook that runs pods for which Helm does not wait. */
export const unawaitedKinds: Rule = (scene) =>
  scene.hooks
    .filter((object) => podOf(object) !== undefined && !isAwaited(object))
    .map(
      (object): Finding => ({
        code: "CW408",
        events: eventsOf(object),
        objects: [concerned(object, scene.settings.namespace)],
        message:
          `Helm waits for Jobs and Pods only: it goes on as soon as the ${object.kind} ` +
          "is there, ready or not, and does not remove it with the release",
        fix: `Make it a Job, or a regular ${object.kind}.`,
      }),
    );
