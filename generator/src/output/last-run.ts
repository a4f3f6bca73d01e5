import { lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { sha256 } from "./state.js";

/** A finished run: the files that it read, and the ones that lie in the output folder since. */
export interface Run {
  /** Milliseconds since 1970 at which it began, before it read anything. */
  readonly startedAt: number;
  /** Paths of all that it depends on, a missing file as well. */
  readonly inputs: readonly string[];
  /** Paths below the output folder. */
  readonly outputs: readonly string[];
  /** The state file, below the output folder. */
  readonly statePath: string;
}

/** Nothing that a run read was touched after this many milliseconds before its start: file systems tell the time in steps. */
const clockStep = 20;

/**
 * How many files the last run of this catalogue into this folder left there, if since then neither they nor anything that it read was
 * touched, by size, time of change and inode. Undefined where that is not known; then a whole run tells.
 *
 * @param way how the run was made; runs of other ways are others
 */
export function untouchedSinceLastRun(catalogue: string, root: string, way: string): number | undefined {
  const [outputs = "", ...lines] = readLines(recordPath(catalogue, root, way));
  if (lines.length === 0) return undefined;
  const count = Number(outputs);
  for (const [i, line] of lines.entries()) {
    const split = line.indexOf("\t");
    const path = line.slice(split + 1);
    if (sight(i < count ? `${root}/${path}` : path).seen !== line.slice(0, split)) return undefined;
  }
  return count;
}

/**
 * Remembers a run for `untouchedSinceLastRun`, in the user's cache folder: the record speaks of one machine's times and inodes. That it
 * cannot be written is no failure of the run.
 */
export function rememberRun(catalogue: string, root: string, way: string, { startedAt, inputs, outputs, statePath }: Run): void {
  const read = [...new Set(inputs.map((path) => resolve(path)))].map((path) => ({ path, ...sight(path) }));
  // What was saved while the run read it may be newer than what it read.
  if (read.some(({ path, changedAt }) => changedAt >= startedAt - clockStep || path.includes("\n"))) return;
  const written = outputs.map((path) => ({ path, ...sight(`${root}/${path}`) }));
  const state = { path: resolve(root, statePath), ...sight(resolve(root, statePath)) };
  const lines = [...written, state, ...read].map(({ seen, path }) => `${seen}\t${path}`);
  const record = recordPath(catalogue, root, way);
  try {
    mkdirSync(dirname(record), { recursive: true });
    writeFileSync(`${record}.${process.pid}`, [outputs.length, ...lines].join("\n"));
    renameSync(`${record}.${process.pid}`, record);
  } catch {
    // Then the next run does its whole work.
  }
}

function recordPath(catalogue: string, root: string, way: string): string {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(cache, "chartwright", "runs", sha256(`${resolve(catalogue)}\n${resolve(root)}\n${way}`));
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}

interface Sight {
  readonly seen: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

function sight(path: string): Sight {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats ? { seen: `${stats.size} ${stats.ctimeMs} ${stats.ino}`, changedAt: stats.ctimeMs } : { seen: "", changedAt: 0 };
}
