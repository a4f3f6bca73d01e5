import { lstatSync, statSync, type Stats } from "node:fs";
import { errorCode } from "./error.js";

/** What lies at a path, or where its links lead; undefined for nothing. */
export function statsAt(path: string): Stats | undefined {
  return unlessMissing(() => statSync(path));
}

/** What lies at a path, a link being a link; undefined for nothing. */
export function linkStatsAt(path: string): Stats | undefined {
  return unlessMissing(() => lstatSync(path));
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
