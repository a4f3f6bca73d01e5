import { closeSync, openSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode, onDisk, DiskError } from "./error.js";
import { unlessGone } from "./look.js";
import { scratchPath } from "./scratch.js";

/**
 * Runs `job` while holding the lock file `path`, which names our process. A lock of a process that is
 * gone is taken over. Throws an `DiskError` when another run holds it.
 */
export function withLock(root: string, path: string, job: () => void): void {
  onDisk(path, "written", () => take(root, path));
  try {
    job();
  } finally {
    release(join(root, path));
  }
}

/** Throws an `DiskError` when another run that is alive holds the lock. Only reads. */
export function refuseHeld(root: string, path: string): void {
  if (onDisk(path, "read", () => isRunning(read(join(root, path))))) throw held(path);
}

function take(root: string, path: string): void {
  const lock = join(root, path);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(lock)) return;
    const holder = read(lock);
    if (isRunning(holder)) break;
    setAside(lock, join(root, scratchPath(path)), holder);
  }
  throw held(path);
}

function held(path: string): DiskError {
  const message =
    "is held by another run of chartwright. Wait for it to end; if there is none, delete this file";
  return new DiskError([{ path, message }]);
}

function create(lock: string): boolean {
  const mine = `${process.pid}\n`;
  const file = open(lock);
  if (file === undefined) return false;
  try {
    try {
      writeFileSync(file, mine);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    release(lock);
    throw error;
  }
  // Between opening and writing the lock is empty and looks like one of a dead run: somebody may have set it
  // aside.
  return read(lock) === mine;
}

/** Opens a new lock file; undefined when there is one already. */
function open(lock: string): number | undefined {
  try {
    return openSync(lock, "wx");
  } catch (error) {
    if (errorCode(error) === "EEXIST") return undefined;
    throw error;
  }
}

/** The text of the lock; undefined when it is gone. */
function read(lock: string): string | undefined {
  return unlessGone(() => readFileSync(lock, "utf8"));
}

function isRunning(holder: string | undefined): boolean {
  // A run killed while it wrote its number left part of it, which is the number of somebody else.
  const pid = Number(/^([1-9]\d*)\n$/.exec(holder ?? "")?.[1]);
  // In containers a dead run often had the very number that we have now.
  if (Number.isNaN(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== "ESRCH";
  }
}

/**
 * Removes a dead lock by renaming it first, so as to notice if a living one has taken its place meanwhile.
 */
function setAside(lock: string, aside: string, holder: string | undefined): void {
  try {
    renameSync(lock, aside);
    if (read(aside) === holder) unlinkSync(aside);
    else renameSync(aside, lock);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
}

function release(lock: string): void {
  try {
    unlinkSync(lock);
  } catch {
    // The work is done, and the next run takes over a lock that stays behind.
  }
}
