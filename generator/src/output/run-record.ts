import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { SeenInputs } from "./fingerprint.js";
import { packageFolder } from "../package-folder.js";
import { makeFolders } from "../disk/make-folders.js";
import { sha256 } from "./state.js";

/** What is kept of a run, in the user's cache. */
export interface RunRecord {
  /** Milliseconds since 1970 after which every output was compared by content. */
  readonly comparedAt: number;
  /** Of the program. */
  readonly program: string;
  /** All that the run followed from, and a digest of it; undefined where that cannot be told. */
  readonly inputs: SeenInputs | undefined;
  /** What charts are made of, as a digest, by their folder below the output folder. */
  readonly origins: Readonly<Record<string, string>>;
  /** A line for each output, the state file first. */
  readonly outputs: readonly string[];
}

/**
 * Where the record of a run is, or would be: undefined without a folder for the user's caches. Runs of other
 * catalogues, into other folders, of other users, machines, versions of Node and copies of chartwright, and
 * with another environment for Helm and Node, have others.
 *
 * @param variant how else the run was made
 */
export function recordFile(catalogue: string, root: string, variant: string): string | undefined {
  const cache = cacheFolder();
  const settings = Object.entries(process.env)
    .filter(([name]) => /^(HELM_|NODE_|XDG_|LC_|LANG|TZ$)/.test(name))
    .sort();
  const key = [
    resolve(catalogue),
    resolve(root),
    variant,
    packageFolder,
    process.version,
    process.arch,
    process.getuid?.(),
    hostname(),
    settings,
  ];
  return cache && join(cache, "chartwright", "runs", sha256(JSON.stringify(key)));
}

/** Undefined for what is not there, is not whole, or was not written by this user alone. */
export function readRecord(file: string): RunRecord | undefined {
  try {
    const stats = lstatSync(file);
    if (!stats.isFile() || (process.getuid && stats.uid !== process.getuid()) || (stats.mode & 0o022) !== 0)
      return undefined;
    const text = readFileSync(file, "utf8");
    const [digest = "", head = ""] = text.split("\n", 2);
    if (sha256(text.slice(digest.length + 1)) !== digest) return undefined;
    const outputs = text.slice(digest.length + head.length + 2).split("\n");
    return { ...(JSON.parse(head) as Omit<RunRecord, "outputs">), outputs };
  } catch {
    return undefined;
  }
}

/**
 * Writes a record, or removes that of an earlier run. That this fails is no failure of the run: the next one
 * does its whole work.
 */
export function writeRecord(file: string, record: RunRecord | undefined): void {
  try {
    if (record === undefined) {
      rmSync(file, { force: true });
      return;
    }
    const { outputs, ...head } = record;
    const text = [JSON.stringify(head), ...outputs].join("\n");
    makeFolders(dirname(file));
    writeFileSync(`${file}.${process.pid}`, `${sha256(text)}\n${text}`, { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // There is nothing to tell.
  }
}

/** Source: XDG Base Directory Specification: a path that is not absolute is to be ignored. */
function cacheFolder(): string | undefined {
  const named = process.env["XDG_CACHE_HOME"];
  if (named !== undefined && isAbsolute(named)) return named;
  try {
    return isAbsolute(homedir()) ? join(homedir(), ".cache") : undefined;
  } catch {
    return undefined;
  }
}
