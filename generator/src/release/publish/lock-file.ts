import { readFileSync } from "node:fs";
import { isThere } from "../../disk/stats.js";
import { basename, dirname } from "node:path";
import { ProblemsError } from "../../problem/problem.js";
import { readYaml } from "../../source/yaml/read-yaml.js";
import { readBounded } from "../../disk/read-bounded.js";
import { onDisk, DiskError } from "../../disk/error.js";
import { withLock } from "../../disk/lock.js";
import { makeFolders } from "../../disk/make-folders.js";
import { writeWhole } from "../../disk/write-whole.js";
import { toYaml } from "../../render/yaml.js";

/** A chart as it was published. */
export interface LockEntry {
  readonly name: string;
  readonly version: string;
  /** `oci://host/path`, without the name. */
  readonly repository: string;
  /** Of the manifest: `sha256:…`. */
  readonly digest: string;
}

const about =
  "What was published where, by chartwright publish. Commit " +
  "this file: environments are promoted by these digests.";

/**
 * The entries of a lock file; none where there is no file.
 *
 * @throws ProblemsError for a file that is none
 */
export function readLockFile(file: string): readonly LockEntry[] {
  if (!isThere(file)) return [];
  const { value } = readYaml(file, readBounded(file));
  const charts: unknown = (value as { readonly charts?: unknown } | null)?.charts;
  if (Array.isArray(charts) && charts.every(isEntry)) return distinct(file, charts);
  throw new ProblemsError(file, [
    {
      path: "charts",
      message: "must be a list of name, version, repository and digest. Restore the file, or delete it",
    },
  ]);
}

/** Two branches that were merged may both have brought an entry. */
function distinct(file: string, charts: readonly LockEntry[]): readonly LockEntry[] {
  const found = new Map<string, LockEntry>();
  const problems = charts.flatMap((entry, i) => {
    const key = `${place(entry)}:${entry.version}`;
    const other = found.get(key) ?? entry;
    found.set(key, other);
    return other.digest === entry.digest
      ? []
      : [
          {
            path: `charts[${i}].digest`,
            message:
              `says that ${key} is ${entry.digest}, and another ` +
              `entry that it is ${other.digest}. Delete the wrong one`,
          },
        ];
  });
  if (problems.length > 0) throw new ProblemsError(file, problems);
  return [...found.values()];
}

/**
 * Makes sure that a lock file can be written, before anything is done that it has to tell of.
 *
 * @throws ProblemsError when the disk refuses
 */
export function prepareLockFile(file: string): void {
  try {
    onDisk(dirname(file), "written", () => makeFolders(dirname(file)));
    inTurn(dirname(file), () => undefined);
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    throw new ProblemsError(file, [
      ...error.problems,
      { path: "", message: "cannot be written, so nothing was published. --lock names another place" },
    ]);
  }
}

/**
 * Puts what was published into a lock file, whole or not at all. Charts of the same name and repository are
 * replaced, others stay.
 *
 * @param whole whether these are all charts of the repository, so that others of it are gone
 * @throws ProblemsError when the disk refuses
 */
export function writeLockFile(file: string, published: readonly LockEntry[], whole: boolean): void {
  try {
    inTurn(dirname(file), () => merge(file, published, whole));
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    throw new ProblemsError(file, [
      ...error.problems,
      { path: "", message: "is not up to date, though all charts are published. The next run writes it" },
    ]);
  }
}

function merge(file: string, published: readonly LockEntry[], whole: boolean): void {
  const repositories = new Set(published.map(({ repository }) => repository));
  const places = new Set(published.map(place));
  const kept = readLockFile(file).filter(
    (entry) => !places.has(place(entry)) && !(whole && repositories.has(entry.repository)),
  );
  const entries = [...kept, ...published]
    .sort((a, b) => (place(a) < place(b) ? -1 : 1))
    .map(({ name, version, repository, digest }) => ({ name, version, repository, digest }));
  const text = toYaml({ charts: entries }, new Map([["", about]]));
  if (!isThere(file) || readFileSync(file, "utf8") !== text) writeWhole(dirname(file), basename(file), text);
}

/**
 * Another run may be about to write as well, for another repository: what it adds must not be lost. It takes
 * milliseconds.
 */
function inTurn(folder: string, job: () => void): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 1; ; attempt++) {
    try {
      withLock(folder, ".chartwright.lock", job);
      return;
    } catch (error) {
      if (
        !(error instanceof DiskError) ||
        !error.problems[0]!.message.startsWith("is held by") ||
        attempt === 100
      )
        throw error;
      Atomics.wait(clock, 0, 0, 20);
    }
  }
}

function place({ repository, name }: LockEntry): string {
  return `${repository}/${name}`;
}

function isEntry(entry: unknown): entry is LockEntry {
  const texts = ["name", "version", "repository", "digest"];
  return (
    typeof entry === "object" &&
    entry !== null &&
    texts.every((key) => typeof (entry as Readonly<Record<string, unknown>>)[key] === "string")
  );
}
