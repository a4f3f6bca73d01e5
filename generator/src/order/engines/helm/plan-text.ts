import { shownSeconds } from "../../plan/duration.js";
import { hookSeconds, type HookPlan, type HookStep } from "./hook-plan.js";
import type { Start } from "../../plan/plan.js";

/**
 * A plan for people.
 *
 * @param title the release and its environment
 * @param timeout of Helm, in seconds
 */
export function planText(title: string, plan: HookPlan, timeout: number): string {
  const { event, before, rollout, after, stays } = plan;
  const parts = [
    section("Before anything changes: chart hooks, by weight, one after the other", hookLines(before)),
    section(
      'Rollout: Helm hands everything over at once. Only what says "when" waits, the rest starts at once',
      rollout.map((wave, i) => `  wave ${i + 1}  ${wave.map(startText).join("\n          ")}`),
    ),
    section("After the rollout (--wait): chart hooks, by weight, one after the other", hookLines(after)),
    ...(event === "uninstall"
      ? [
          section(
            "Helm deletes everything at once. What stays",
            stays.map((line) => `  ${line}`),
          ),
        ]
      : []),
  ];
  return [`${title}: ${event}\n`, ...parts.filter(Boolean), timeText(plan, timeout)]
    .filter(Boolean)
    .join("\n");
}

/** Why the hooks of a plan may take longer than Helm waits; undefined if they do not. */
export function timeProblem(plan: HookPlan, timeout: number): string | undefined {
  const { sum } = hookSeconds(plan);
  return sum > timeout
    ? `the hooks may take ${shownSeconds(sum)} together, longer than --timeout ${shownSeconds(timeout)}`
    : undefined;
}

/** What a hook does, in words. */
export function hookText({ kind, service, revision, object }: HookStep): string {
  if (object !== undefined) return `${service}: ${object}, of its own templates`;
  if (kind === "guard") return "guard: can these programs run on the data?";
  return kind === "migration" ? `${service}: migration to revision ${revision}` : `${service}: smoke check`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${title}\n${lines.join("\n")}\n`;
}

function hookLines(steps: readonly HookStep[]): readonly string[] {
  const width = Math.max(0, ...steps.map((step) => hookText(step).length));
  return steps.map(
    (step) =>
      `  ${String(step.weight).padStart(4)}  ` + `${hookText(step).padEnd(width)}  ${durationText(step)}`,
  );
}

function durationText({ seconds, endless }: HookStep): string {
  if (seconds === 0) return "Helm does not wait for it";
  return `at most ${shownSeconds(seconds)}${endless ? ", Helm's --timeout: it has no deadline" : ""}`;
}

function startText({ service, after, gate, waits }: Start): string {
  const conditions = [
    ...waits.map((wait) =>
      wait.revision === undefined
        ? `${wait.service} is ready`
        : `${wait.service} is migrated to revision ${wait.revision}`,
    ),
    ...(gate
      ? [
          `its migration to revision ${gate.revision} has ` +
            `succeeded${gate.waitsFor.length > 0 ? `, which waits for ${gate.waitsFor.join(", ")}` : ""}`,
        ]
      : []),
  ];
  if (conditions.length > 0) return `${service}, when ${conditions.join(" and ")}`;
  return after.length > 0 ? `${service}, expects ${after.join(", ")}` : service;
}

function timeText(plan: HookPlan, timeout: number): string {
  const { sum, longest } = hookSeconds(plan);
  if (sum === 0) return "";
  const verdict =
    timeProblem(plan, timeout) === undefined
      ? `fits into --timeout ${shownSeconds(timeout)}`
      : `is more than --timeout ${shownSeconds(timeout)}`;
  return (
    `The hooks take at most ${shownSeconds(sum)} together, ` +
    `the longest ${shownSeconds(longest)}; that ${verdict}.\n`
  );
}
