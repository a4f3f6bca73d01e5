import { shownSeconds } from "../../order/plan/duration.js";
import { concerned, type Finding } from "../scene/finding.js";
import { longest } from "../scene/longest.js";
import { atTimeout, eventsOf, type Rule } from "./rule.js";

/** CW501: a hook may take longer than Helm waits. Each hook has --timeout to itself. */
export const timeouts: Rule = (scene) =>
  scene.hooks.flatMap((object): readonly Finding[] => {
    const seconds = longest(object);
    const { timeout } = scene.settings;
    // One without a deadline is CW404's.
    if (seconds < timeout || seconds === Infinity) return [];
    return [
      {
        code: "CW501",
        events: eventsOf(object),
        objects: [concerned(object, scene.settings.namespace)],
        message:
          `It may take ${shownSeconds(seconds)}, and Helm gives up after ` +
          `${shownSeconds(timeout)} (--timeout) and ${atTimeout(object.hook!)}`,
        fix:
          "Let it end before that (activeDeadlineSeconds, backoffLimit), " +
          `or call Helm with a --timeout above ${shownSeconds(seconds)}.`,
      },
    ];
  });
