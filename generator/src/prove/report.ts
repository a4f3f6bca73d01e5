import type { EventDeadline } from "./scene/deadlines.js";
import { shownSeconds } from "../order/plan/duration.js";
import type { Concerned, Finding } from "./scene/finding.js";
import type { Proof } from "./prove.js";
import { shownIdentity } from "../manifests/identity.js";
import type { Settings } from "./scene/scene.js";

/** Findings and deadlines as text, for people. */
export function proofText(chart: string, { findings, deadlines }: Proof, settings: Settings): string {
  return findingsText(chart, findings) + deadlinesText(deadlines, settings);
}

/** A heading, then each finding: code and events, the objects, what goes wrong, what helps. */
export function findingsText(chart: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return `${chart}: no finding.\n`;
  return (
    `${chart}: ${findings.length} ${findings.length === 1 ? "finding" : "findings"}\n` +
    `${findings.map(findingText).join("")}`
  );
}

function findingText({ code, events, objects, message, fix }: Finding): string {
  const when = events.length === 0 ? "" : `  ${events.join(", ")}`;
  return (
    `\n  ${code}${when}\n${objects.map((object) => `    ${concernedText(object)}\n`).join("")}    ` +
    `${message}.\n    → ${fix}\n`
  );
}

function concernedText({ object, hook, weight, source }: Concerned): string {
  const place = hook === undefined ? "" : ` (${hook}${weight === undefined ? "" : `; weight ${weight}`})`;
  return `${object}${place}${source === undefined ? "" : `  ${source}`}`;
}

function deadlinesText(all: readonly EventDeadline[], { namespace, timeout }: Settings): string {
  if (all.length === 0) return "";
  const lines = all.map(({ event, seconds, hooks }) => {
    const list = hooks.map(
      ({ object, seconds: each, isHelms }) =>
        `${shownIdentity(object, namespace)} ${shownSeconds(each)}${isHelms ? " (--timeout)" : ""}`,
    );
    const pods =
      event === "test"
        ? ""
        : `, ${event === "uninstall" ? "the end of all pods" : "with --wait all pods"} ` +
          `${shownSeconds(timeout)}`;
    return `  ${event.padEnd(9)}  at most ${shownSeconds(seconds)}: ${list.join(", ")}${pods}\n`;
  });
  return (
    "\nHooks run one after the other, and each has --timeout " +
    `${shownSeconds(timeout)} to itself:\n\n${lines.join("")}`
  );
}
