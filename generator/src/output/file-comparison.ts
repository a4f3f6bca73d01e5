import { type Conflict, conflictWith, editedOrphan } from "./conflict.js";
import { type Found, obstacleMessage } from "../disk/look.js";
import { sha256, type State } from "./state.js";
import type { WholeFile } from "./whole-file.js";

/** The part of a plan that grows file by file. */
export interface Findings {
  readonly created: WholeFile[];
  readonly changed: WholeFile[];
  readonly unchanged: string[];
  readonly deleted: string[];
  readonly conflicts: Conflict[];
  readonly foundSums: Map<string, string>;
}

/**
 * Sorts a file in that is generated now and whose place is taken. `sums` is undefined for a file that is not
 * recorded.
 */
export function compareFile(
  file: WholeFile,
  found: Buffer,
  sums: readonly string[] | undefined,
  findings: Findings,
): void {
  const { path, bytes } = file;
  const { changed, unchanged, conflicts, foundSums } = findings;
  const sum = sha256(found);
  foundSums.set(path, sum);
  if (found.equals(bytes)) unchanged.push(path);
  else if (sums?.includes(sum)) changed.push(file);
  else conflicts.push(conflictWith(file, found, sums !== undefined));
}

/** Sorts a file in that nobody touched since it was recorded. */
export function keepFile(
  path: string,
  { sums }: State,
  nextSums: Map<string, string>,
  { unchanged, foundSums }: Findings,
): void {
  const [sum] = sums.get(path) ?? [];
  if (sum === undefined) throw new Error(`${path} is to be kept, but is not recorded`);
  nextSums.set(path, sum);
  foundSums.set(path, sum);
  unchanged.push(path);
}

/** Sorts a file in that is recorded and not generated any more. One that is gone already needs nothing. */
export function compareOrphan(
  path: string,
  found: Found,
  sums: readonly string[],
  { deleted, conflicts, foundSums }: Findings,
): void {
  if (found.kind === "obstacle" && found.what === "link") {
    conflicts.push({ path, kind: "foreign", message: obstacleMessage(path, found) });
  }
  if (found.kind !== "file") return;
  const sum = sha256(found.bytes);
  foundSums.set(path, sum);
  if (sums.includes(sum)) deleted.push(path);
  else conflicts.push(editedOrphan(path, found.bytes, sums));
}
