import { closeSync, mkdirSync, openSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { errorCode, onDisk, DiskError } from "./error.js";
import { type KnownFolders, lookAtFolder, obstacleMessage } from "./look.js";
import { makeFolders } from "./make-folders.js";
import { scratchPath } from "./scratch.js";

/**
 * Writes a file so that a reader finds the old one or the new one and never a part: into a temporary
 * file in the same folder, then renamed. The folder must exist. On failure nothing is left behind.
 */
export function writeWhole(root: string, path: string, contents: string | Buffer): void {
  const scratch = join(root, scratchPath(path));
  onDisk(path, "written", () => {
    try {
      // "wx" never opens what is there already, so it cannot be led astray by a link.
      const file = openSync(scratch, "wx");
      try {
        writeFileSync(file, contents);
      } finally {
        closeSync(file);
      }
      renameSync(scratch, join(root, path));
    } catch (error) {
      removeIfThere(scratch);
      throw error;
    }
  });
}

/** Makes a folder below the output folder, and those above it; what it had to make is added to `made`. */
export function makeFolder(root: string, folder: string, known: KnownFolders, made: string[]): void {
  const place = lookAtFolder(root, folder, known);
  if (place.what === "folder") return;
  if (place.what !== "missing")
    throw new DiskError([{ path: folder, message: obstacleMessage(folder, place) }]);
  if (folder !== ".") makeFolder(root, posix.dirname(folder), known, made);
  // Of the output folder itself, people know the path that they gave.
  onDisk(folder === "." ? root : folder, "written", () => {
    try {
      if (folder === ".") makeFolders(root);
      else mkdirSync(join(root, folder));
      made.push(folder);
    } catch (error) {
      // Another run may have made the folder of the state file, where the lock is to go, just now.
      if (errorCode(error) !== "EEXIST" || lookAtFolder(root, folder, new Map()).what !== "folder")
        throw error;
    }
  });
  known.set(folder, { what: "folder", at: folder });
}

function removeIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // The first error is the one to tell.
  }
}
