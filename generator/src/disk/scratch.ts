import { randomBytes } from "node:crypto";
import { posix } from "node:path";

const run = randomBytes(6).toString("hex");

/**
 * The temporary file of this run in the folder of `path`. A run writes one file at a time, so one name is
 * enough.
 */
export function scratchPath(path: string): string {
  return posix.join(posix.dirname(path), `.chartwright-${run}.tmp`);
}

/** Whether a file name is that of a temporary file, of this run or of another. */
export function isScratch(name: string): boolean {
  return /^\.chartwright-[0-9a-f]{12}\.tmp$/.test(name);
}

/**
 * The lock lies beside the state file, not in the system's folder for temporary files: whoever can
 * write the charts sees the same lock there, whatever their TMPDIR, container or user.
 */
export function lockPath(statePath: string): string {
  return posix.join(posix.dirname(statePath), ".chartwright.lock");
}
