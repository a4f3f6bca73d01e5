import type { EventDeadline } from "./scene/deadlines.js";
import { shownSeconds } from "../order/plan/duration.js";
import type { Concerned } from "./scene/finding.js";
import type { ChartProof } from "./chart-proof.js";
import { shownIdentity } from "../manifests/identity.js";
import type { Settings } from "./scene/scene.js";
import type { Judged } from "./severity.js";

/** Findings and deadlines as text, for people. */
export function proofText(
  chart: string,
  { findings, deadlines, refusedUpgrade }: ChartProof,
  settings: Settings,
): string {
  return (
    findingsText(chart, findings) +
    (refusedUpgrade === undefined
      ? ""
      : "\nUpgrades are judged by what an install writes, for Helm renders one only with a cluster, or " +
        `with other values: ${refusedUpgrade.problems[0]!.message}\n`) +
    deadlinesText(deadlines, settings)
  );
}

/**
 * A heading, then each finding: code, severity and events, the objects, what goes wrong, what helps. Those
 * that say the same of several objects are one entry with their number.
 */
export function findingsText(chart: string, findings: readonly Judged[]): string {
  if (findings.length === 0) return `${chart}: no finding.\n`;
  return (
    `${chart}: ${findings.length} ${findings.length === 1 ? "finding" : "findings"}\n` +
    `${equal(findings).map(entryText).join("")}`
  );
}

/** Findings of which the same is said, in their order. */
function equal(findings: readonly Judged[]): readonly (readonly Judged[])[] {
  const groups = new Map<string, Judged[]>();
  for (const finding of findings) {
    const { code, severity, events, message, fix } = finding;
    const key = JSON.stringify([code, severity, events, message, fix]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function entryText(findings: readonly Judged[]): string {
  const [{ code, severity, events, objects, message, fix }] = findings as [Judged];
  const many = findings.length > 1;
  const places = many
    ? [
        ...findings.slice(0, shownObjects).map((one) => concernedText(one.objects[0]!)),
        ...(findings.length > shownObjects ? [`and ${findings.length - shownObjects} more`] : []),
        ...(new Set(findings.map((one) => JSON.stringify(one.objects.slice(1)))).size === 1
          ? objects.slice(1).map(concernedText)
          : []),
      ]
    : objects.map(concernedText);
  return (
    `\n  ${code}  ${severity}${events.length === 0 ? "" : `  ${events.join(", ")}`}` +
    `${many ? `  ${findings.length} times` : ""}\n` +
    `${places.map((place) => `    ${place}\n`).join("")}    ${message}.\n    → ${fix}\n`
  );
}

const shownObjects = 3;

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
