import { lstatSync, statSync, type Stats } from "node:fs";
import { errorCode, onDisk } from "./error.js";

/**
 * What lies at a path, or where its links lead; undefined for nothing.
 *
 * @throws DiskError for what cannot be told, as of links that lead back to themselves
 */
export function statsAt(path: string): Stats | undefined {
  return onDisk(path, "read", () => unlessMissing(() => statSync(path)));
}

/** What lies at a path, a link being a link; undefined for nothing. Throws as {@link statsAt} does. */
export function linkStatsAt(path: string): Stats | undefined {
  return onDisk(path, "read", () => unlessMissing(() => lstatSync(path)));
}

/** Whether there is something at a path, or where its links lead. Throws as {@link statsAt} does. */
export function isThere(path: string): boolean {
  return statsAt(path) !== undefined;
}

// Node's own `throwIfNoEntry` still throws for what would lie below a file.
function unlessMissing(look: () => Stats): Stats | undefined {
  try {
    return look();
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
