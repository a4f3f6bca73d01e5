import { formatProblems } from "../problem/problem.js";
import { firstDifference } from "./first-difference.js";
import { look } from "../disk/look.js";
import type { Plan } from "./plan.js";
import { refuseStale } from "./stale.js";

/** One way in which the folder is not what would be generated now. */
export interface Drift {
  readonly path: string;
  readonly kind: "missing" | "different" | "extra" | "edited";
  /** The first line that differs, from 1, where there is one. */
  readonly line?: number;
  /** The end of a sentence that begins with the path: `is "replicas: 3", would be "replicas: 2"`. */
  readonly message: string;
}

/**
 * All that a plan would change, for `generate --check`; empty when the folder is up to date. Sorted by
 * path. Reads the files that differ once more, so that a plan need not keep their text. Throws an
 * `DiskError` rather than report as drift what another run is writing just now.
 */
export function drift(plan: Plan): readonly Drift[] {
  const { root, created, changed, deleted, conflicts } = plan;
  const drifts: Drift[] = [];
  for (const { path } of created) drifts.push({ path, kind: "missing", message: "is missing" });
  for (const path of deleted) drifts.push({ path, kind: "extra", message: "is not generated any more" });
  for (const { path, bytes: next } of changed) {
    const now = look(root, path, new Map());
    const bytes = now.kind === "file" ? now.bytes : Buffer.alloc(0);
    drifts.push({ path, kind: "different", ...firstDifference(bytes, next.toString()) });
  }
  for (const { path, kind, line, message } of conflicts) {
    drifts.push({
      path,
      kind: kind === "edited" ? kind : "different",
      ...(line !== undefined && { line }),
      message,
    });
  }
  drifts.sort((a, b) => (a.path < b.path ? -1 : 1));
  drifts.push(...stateDrift(plan, drifts.length));
  if (drifts.length > 0) refuseStale(plan);
  return drifts;
}

/** Drift as text: a heading, then a line each, with the line number behind the path. */
export function formatDrift(place: string, drifts: readonly Drift[]): string {
  return formatProblems(
    place,
    drifts.map(({ path, line, message }) => ({ path: line ? `${path}:${line}` : path, message })),
  );
}

function stateDrift({ state, statePath, nextState }: Plan, others: number): readonly Drift[] {
  if (state.text === nextState) return [];
  const messages = {
    missing: "is missing",
    damaged: "is damaged",
    interrupted: "records a run that was cut short",
    whole: "is out of date",
  };
  // With files that differ it goes without saying that their record does too.
  if (state.condition === "whole" && others > 0) return [];
  return [
    {
      path: statePath,
      kind: state.condition === "missing" ? "missing" : "different",
      message: messages[state.condition],
    },
  ];
}
