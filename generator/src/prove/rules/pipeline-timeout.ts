import { deadlines } from "../scene/deadlines.js";
import { shownSeconds } from "../../order/plan/duration.js";
import { concerned, type Finding } from "../scene/finding.js";
import type { Rule } from "./rule.js";

/**
 * CW502: hooks, which run one after the other, and the wait for the pods may together take longer than the
 * pipeline around Helm has.
 */
export const pipelineTimeout: Rule = (scene) => {
  const { pipelineTimeout: limit, namespace } = scene.settings;
  if (limit === undefined) return [];
  return deadlines(scene)
    .filter(({ seconds }) => seconds > limit)
    .map(
      ({ event, seconds, hooks }): Finding => ({
        code: "CW502",
        events: [event],
        objects: hooks.map(({ object }) => concerned(object, namespace)),
        message:
          `All hooks one after the other${event === "test" ? "" : " and the wait for the pods"} ` +
          `may take ${shownSeconds(seconds)}, and the pipeline has ${shownSeconds(limit)}`,
        fix:
          "Give the hooks shorter deadlines, or the pipeline more time: " +
          "whoever stops Helm on its way leaves the release pending.",
      }),
    );
};
