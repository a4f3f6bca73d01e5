import { absence, type Absence } from "../scene/absence.js";
import { concerned, type Finding } from "../scene/finding.js";
import { keyOf } from "../../manifests/identity.js";
import { podNeeds } from "../../manifests/needs.js";
import { podOf } from "../../manifests/pods.js";
import { why } from "./missing-objects.js";
import type { Rule } from "./rule.js";

/**
 * CW201, CW203, CW301: a regular workload refers to an object that only hooks make, and that is not there
 * when its pods start, or later.
 */
export const lostObjects: Rule = (scene) =>
  scene.runs.flatMap((run) =>
    run.moments
      .filter(({ stage }) => stage === "regular" || stage === "end")
      .flatMap((moment) => {
        const home = scene.settings.namespace;
        return run.objects.flatMap((object): readonly Finding[] => {
          const pod = object.hook === undefined ? podOf(object) : undefined;
          if (pod === undefined) return [];
          return podNeeds(pod, object.namespace).flatMap((need): readonly Finding[] => {
            const found = absence(run, moment, keyOf(need));
            // What is missing from the beginning is said once.
            if (
              found === undefined ||
              (moment.stage === "end" && absence(run, atStart(run.moments), keyOf(need)) !== undefined)
            )
              return [];
            const [code, effect, fix] = verdict(found, moment.stage === "end");
            return [
              {
                code,
                fix,
                ...(moment.stage === "end" ? { severity: "possible" as const } : {}),
                events: [run.event],
                objects: [concerned(object, home), concerned(found.maker, home)],
                message: `${effect} (${need.by}): ${why(found, run, moment, need, home)}`,
              },
            ];
          });
        });
      }),
  );

function atStart<T extends { readonly stage: string }>(moments: readonly T[]): T {
  return moments.find(({ stage }) => stage === "regular")!;
}

function verdict(
  { reason, maker }: Absence,
  isLater: boolean,
): readonly [code: string, effect: string, fix: string] {
  const name = `${maker.kind}/${maker.name}`;
  const regular = `Make ${name} a regular object`;
  if (reason === "later-stage") {
    return [
      "CW301",
      "With --wait, --atomic or --rollback-on-failure nothing goes on: Helm waits " +
        "for these pods, and they for a hook that Helm runs only when they are ready",
      `${regular}, or let pre-install and pre-upgrade hooks make it.`,
    ];
  }
  if (reason === "other-events")
    return ["CW203", "The pods do not start", `${regular}; or let hooks of every event make it.`];
  return [
    "CW201",
    isLater ? "Pods that start after that do not come up" : "The pods do not start",
    reason === "converted"
      ? `Keep ${name} a regular object, and give the hooks one of another name; ` +
        "or put helm.sh/resource-policy: keep on it in a release in between."
      : `Take hook-succeeded out of the policy of ${name}, or make ` +
        "it a regular object and give the hooks one of another name.",
  ];
}
