import type { WholeFile } from "./whole-file.js";
import { crlfMessage, firstDifference, withoutCrlf } from "./first-difference.js";
import { sha256 } from "./state.js";

/** A file that stands in the way and that may hold somebody's work. */
export interface Conflict {
  readonly path: string;
  /** `edited`: ours, but with other bytes than we left. `foreign`: not ours; never overwritten. */
  readonly kind: "edited" | "foreign";
  /** The first line that differs, from 1. */
  readonly line?: number;
  /** The end of a sentence that begins with the path. */
  readonly message: string;
  /** What would be written; without it the file would be deleted. */
  readonly file?: WholeFile;
}

/** The conflict with what lies where a file is to be written. */
export function conflictWith(file: WholeFile, found: Buffer, recorded: boolean): Conflict {
  const { path } = file;
  const { message, ...line } = firstDifference(found, file.bytes.toString());
  if (recorded)
    return {
      path,
      kind: "edited",
      ...line,
      message: line.line ? `was edited by hand: ${message}` : message,
      file,
    };
  if (message === crlfMessage) return { path, kind: "foreign", message, file };
  return {
    path,
    kind: "foreign",
    message: "was not written by chartwright: move it away or delete it",
    file,
  };
}

/** The conflict with a file that is not generated any more but is not as it was generated either. */
export function editedOrphan(path: string, found: Buffer, sums: readonly string[]): Conflict {
  const converted = sums.includes(sha256(withoutCrlf(found)));
  const message = converted ? crlfMessage : "was edited by hand, and is not generated any more";
  return { path, kind: "edited", message };
}
