import { formatProblems, type Problem } from "../problem/problem.js";

/** Thrown for files that cannot be read or written: all problems, and what happened to the disk. */
export class DiskError extends Error {
  override readonly name = "DiskError";

  constructor(
    readonly problems: readonly Problem[],
    /** What happened to the disk, as whole sentences. */
    readonly disk: string = "Nothing was written.",
  ) {
    super(`${formatProblems("files on disk", problems)}\n${disk}`);
  }
}

/**
 * Runs one file operation. A system error becomes an `DiskError` that names the path below the
 * output folder and says in words what went wrong.
 */
export function onDisk<T>(path: string, action: "read" | "written" | "deleted", operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw refused(path, action, code);
  }
}

/** A system error of a file operation that names its path, in words; undefined for any other error. */
export function asDiskError(error: unknown): DiskError | undefined {
  const code = errorCode(error);
  const path = error instanceof Error && "path" in error ? error.path : undefined;
  return code === undefined || typeof path !== "string" ? undefined : refused(path, "read or written", code);
}

function refused(path: string, action: string, code: string): DiskError {
  return new DiskError([
    { path, message: `cannot be ${action}: ${reasons[code] ?? "the system refused"} (${code})` },
  ]);
}

/** The code of a system error, such as `ENOENT`; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "another program is using it",
  EDQUOT: "the disk quota is used up",
  EEXIST: "a file is in its place",
  EIO: "the disk failed",
  EISDIR: "a folder is in its place",
  ELOOP: "its links lead back to themselves. Remove the link",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long for the file system",
  ENOENT: "its folder is not there, or makes no files",
  ENOSPC: "no space is left on the disk",
  ENOTDIR: "a file is in the place of its folder",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
};
