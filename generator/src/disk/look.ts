import { lstatSync, readFileSync, statSync, type Stats } from "node:fs";
import { join, posix } from "node:path";
import { errorCode, onDisk } from "./error.js";

/** What lies at a path. `at` is the path itself, or the folder above it where the way ended. */
export interface Place {
  readonly what: "missing" | "file" | "folder" | "link" | "other";
  readonly at: string;
}

/** What lies where a file is wanted. An obstacle is anything that is neither nothing nor a plain file. */
export type Found =
  | { readonly kind: "missing" }
  | { readonly kind: "file"; readonly bytes: Buffer }
  | Obstacle;

export type Obstacle = { readonly kind: "obstacle" } & Place;

/** Folders that were looked at before: 15,000 files share few folders. */
export type KnownFolders = Map<string, Place>;

/**
 * Looks at a path below the output folder without following symbolic links, neither at its end nor on
 * the way. The output folder itself may be a link: it is the user's choice.
 */
export function look(root: string, path: string, known: KnownFolders): Found {
  const folder = lookAtFolder(root, posix.dirname(path), known);
  if (folder.what === "missing") return { kind: "missing" };
  if (folder.what !== "folder") return { kind: "obstacle", ...folder };
  const what = whatIs(root, path);
  if (what === "missing") return { kind: "missing" };
  if (what !== "file") return { kind: "obstacle", what, at: path };
  const bytes = onDisk(path, "read", () => unlessGone(() => readFileSync(join(root, path))));
  return bytes ? { kind: "file", bytes } : { kind: "missing" };
}

/** The result of reading, or undefined for what another run has removed since it was seen. */
export function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Looks at a folder below the output folder (`.` for that itself), and remembers the answer. */
export function lookAtFolder(root: string, folder: string, known: KnownFolders): Place {
  const before = known.get(folder);
  if (before) return before;
  const above = folder === "." ? undefined : lookAtFolder(root, posix.dirname(folder), known);
  const place: Place = above && above.what !== "folder" ? above : { what: whatIs(root, folder), at: folder };
  known.set(folder, place);
  return place;
}

/** Why an obstacle is one, as the end of a sentence that begins with the path that is wanted. */
export function obstacleMessage(path: string, { what, at }: Place): string {
  const subject = at === path ? "is" : `lies below "${at}", which is`;
  if (what === "link") return `${subject} a symbolic link: chartwright does not write through links`;
  if (what === "folder") return `${subject} a folder with files that chartwright did not write: move it away`;
  return (
    `${subject} ${what === "file" ? "a file that chartwright did not write" : "no plain file"}: ` +
    "move it away"
  );
}

function whatIs(root: string, path: string): Place["what"] {
  const full = join(root, path);
  const lookUp = path === "." ? statSync : lstatSync;
  // Of the output folder itself, people know the path that they gave.
  const shown = path === "." ? root : path;
  const stats: Stats | undefined = onDisk(shown, "read", () => lookUp(full, { throwIfNoEntry: false }));
  if (stats === undefined) return "missing";
  if (stats.isSymbolicLink()) return "link";
  if (stats.isDirectory()) return "folder";
  return stats.isFile() ? "file" : "other";
}
