import { rmdirSync, unlinkSync } from "node:fs";
import { join, posix } from "node:path";
import type { Problem } from "../problem/problem.js";
import { errorCode, onDisk, DiskError } from "../disk/error.js";
import { withLock } from "../disk/lock.js";
import type { KnownFolders } from "../disk/look.js";
import type { Plan } from "./plan.js";
import type { WholeFile } from "./whole-file.js";
import { lockPath } from "../disk/scratch.js";
import { expectAsPlanned, refuseStale } from "./stale.js";
import { stateText } from "./state.js";
import { makeFolder, writeWhole } from "../disk/write-whole.js";

/** What changed on disk. */
export interface Changes {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  /** Whether an interrupted run was brought to its end. */
  readonly repaired: boolean;
}

/**
 * Carries a plan out. `edits` says what happens to files that were edited by hand; foreign files are
 * never overwritten. With nothing to do the disk is not touched at all.
 *
 * Throws an `DiskError`: for conflicts before anything is written; for a failing disk at once, every
 * file then being whole, old or new, so that the next run can end the work.
 */
export function applyPlan(plan: Plan, edits: "keep" | "overwrite"): Changes {
  refuseConflicts(plan, edits);
  const written = plan.conflicts.flatMap(({ file }) => file ?? []);
  const orphaned = plan.conflicts.flatMap(({ path, file }) => (file ? [] : [path]));
  const deleted = [...plan.deleted, ...orphaned];
  const changed = [...plan.changed, ...written];
  if (
    deleted.length + changed.length + plan.created.length + plan.leftovers.length > 0 ||
    plan.state.text !== plan.nextState
  ) {
    carryOut(plan, deleted, [...changed, ...plan.created]);
  }
  return { created: paths(plan.created), changed: paths(changed), deleted, repaired: plan.interrupted };
}

/** Throws an `DiskError` for conflicts that `applyPlan` would refuse. */
export function refuseConflicts(plan: Plan, edits: "keep" | "overwrite"): void {
  const { conflicts, state, statePath } = plan;
  const refused = conflicts.filter(({ kind }) => kind === "foreign" || edits === "keep");
  if (refused.length === 0) return;
  refuseStale(plan);
  const problems: Problem[] = refused.map(({ path, line, message }) => ({
    path: line ? `${path}:${line}` : path,
    message,
  }));
  if (state.condition === "missing") {
    problems.push({
      path: statePath,
      message: "is missing, so that nothing is known to be chartwright's own. If you had one, restore it",
    });
  }
  if (state.condition === "damaged") {
    problems.push({
      path: statePath,
      message:
        "is damaged, so that nothing is known to be chartwright's " +
        "own. Restore it; after a merge either side will do",
    });
  }
  const forced = refused.some(({ kind }) => kind === "edited")
    ? " Use --force to overwrite files that were edited by hand."
    : "";
  throw new DiskError(problems, `Nothing was written.${forced}`);
}

function carryOut(plan: Plan, deleted: readonly string[], written: readonly WholeFile[]): void {
  const { root, statePath } = plan;
  const made: string[] = [];
  const progress = { begun: false, done: 0 };
  try {
    makeFolder(root, posix.dirname(statePath), new Map(), made);
    withLock(root, lockPath(statePath), () => {
      expectAsPlanned(plan, statePath, new Map());
      removeLeftovers(plan);
      writeWhole(root, statePath, pendingState(plan));
      progress.begun = true;
      // Deletions come first: a file may have to make way for a folder of the same name.
      const before: KnownFolders = new Map();
      for (const path of deleted) {
        expectAsPlanned(plan, path, before);
        remove(root, path);
        progress.done++;
      }
      for (const folder of plan.emptied) removeIfEmpty(root, folder);
      const after: KnownFolders = new Map();
      for (const { path, bytes } of written) {
        makeFolder(root, posix.dirname(path), after, made);
        expectAsPlanned(plan, path, after);
        writeWhole(root, path, bytes);
        progress.done++;
      }
      writeWhole(root, statePath, plan.nextState);
    });
  } catch (error) {
    removeMade(root, made);
    if (!(error instanceof DiskError) || !progress.begun) throw error;
    const count = `${progress.done} of ${deleted.length + written.length} changes were made`;
    throw new DiskError(
      error.problems,
      `${count}. Every file is whole, old or new; the next run completes the work.`,
    );
  }
}

function removeLeftovers({ root, leftovers, statePath }: Plan): void {
  for (const path of leftovers) {
    // By now the lock is our own.
    if (path !== lockPath(statePath)) remove(root, path);
  }
}

/**
 * The state file while the work is under way. Whatever a file holds when the run is cut short, the next
 * run finds its sum here: what was there, or what was to come.
 */
function pendingState({ state, foundSums, nextSums, catalogue }: Plan): string {
  const before = new Map<string, string>();
  for (const path of [...state.sums.keys(), ...nextSums.keys()]) {
    const sum = foundSums.get(path) ?? state.sums.get(path)?.at(-1);
    if (sum !== undefined) before.set(path, sum);
  }
  return stateText(before, {
    catalogue,
    pending: new Map([...nextSums].filter(([path, sum]) => before.get(path) !== sum)),
  });
}

function remove(root: string, path: string): void {
  onDisk(path, "deleted", () => {
    try {
      unlinkSync(join(root, path));
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw error;
    }
  });
}

function removeIfEmpty(root: string, folder: string): void {
  onDisk(folder, "deleted", () => {
    try {
      rmdirSync(join(root, folder));
    } catch (error) {
      if (!stays.has(errorCode(error))) throw error;
    }
  });
}

/**
 * Why a folder may stay: it holds something, is gone already, has become a file, is a mount point, or could
 * never be made.
 */
const stays: ReadonlySet<string | undefined> = new Set([
  "ENOTEMPTY",
  "EEXIST",
  "ENOENT",
  "ENOTDIR",
  "EBUSY",
  "ENAMETOOLONG",
]);

/** Takes back the folders that a failed run made and did not fill. */
function removeMade(root: string, made: readonly string[]): void {
  try {
    for (const folder of [...made].reverse()) removeIfEmpty(root, folder);
  } catch {
    // The first error is the one to tell, and an empty folder does no harm.
  }
}

function paths(files: readonly WholeFile[]): readonly string[] {
  return files.map(({ path }) => path).sort();
}
