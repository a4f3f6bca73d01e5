import { at } from "../../manifests/at.js";
import { concerned, type Finding, type Severity } from "../scene/finding.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { isAwaited } from "../../manifests/pods.js";
import { numberAt, textAt } from "../../manifests/reading.js";
import { atTimeout, eventsOf, type Rule } from "./rule.js";

/**
 * CW403, CW404, CW405, CW409: a hook's Job or Pod that does not say when it gives up, or that never ends or
 * vanishes.
 */
export const limits: Rule = (scene) =>
  scene.hooks.filter(isAwaited).flatMap((object) =>
    faults(object).map(
      ([code, message, fix, severity]): Finding => ({
        code,
        ...(severity === undefined ? {} : { severity }),
        events: eventsOf(object),
        objects: [concerned(object, scene.settings.namespace)],
        message,
        fix,
      }),
    ),
  );

type Fault = readonly [code: string, message: string, fix: string, severity?: Severity | undefined];

function faults({ kind, body, hook }: ReleaseObject): readonly Fault[] {
  const found: Fault[] = [];
  const hasDeadline =
    numberAt(body, "spec.activeDeadlineSeconds") !== undefined ||
    (kind === "Job" && numberAt(body, "spec.template.spec.activeDeadlineSeconds") !== undefined);
  if (kind === "Job" && numberAt(body, "spec.backoffLimit") === undefined) {
    found.push([
      "CW403",
      "It has no backoffLimit: a Job that fails is tried six " +
        "more times with growing pauses, for over ten minutes",
      "Say how often it may be tried again: backoffLimit.",
    ]);
  }
  if (!hasDeadline)
    found.push([
      "CW404",
      `It has no activeDeadlineSeconds: when it hangs, Helm gives up at --timeout and ${atTimeout(hook!)}`,
      "Give it activeDeadlineSeconds, less than --timeout.",
    ]);
  const kept = kind === "Job" ? numberAt(body, "spec.ttlSecondsAfterFinished") : undefined;
  if (kept !== undefined) {
    found.push([
      "CW405",
      "It has ttlSecondsAfterFinished: if it vanishes before Helm " +
        "4 has seen it end, Helm waits until --timeout and fails",
      "Leave ttlSecondsAfterFinished out; the delete policy cleans up.",
      kept < seenWithin ? undefined : "hygiene",
    ]);
  }
  if (kind === "Pod" && ["Always", undefined].includes(textAt(body, "spec.restartPolicy"))) {
    found.push(["CW409", "Its restartPolicy is Always, so it never ends", "Write restartPolicy: Never."]);
  }
  if (kind === "Job" && at(body, "spec.suspend") === true)
    found.push(["CW409", "It is suspended, so it never ends", "Leave suspend out."]);
  return found;
}

/** Seconds after which Helm has seen a Job's end, unless it has lost its connection: it watches the Job. */
const seenWithin = 30;
