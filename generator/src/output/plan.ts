import { readdirSync } from "node:fs";
import { isThere } from "../disk/stats.js";
import { join, posix } from "node:path";
import type { ChartFile, KeptFile } from "../render/chart-file.js";
import type { Conflict } from "./conflict.js";
import { onDisk, DiskError } from "../disk/error.js";
import {
  type KnownFolders,
  look,
  type Obstacle,
  lookAtFolder,
  obstacleMessage,
  unlessGone,
} from "../disk/look.js";
import { pathProblems, unsafePath } from "./path-rules.js";
import { isScratch, lockPath } from "../disk/scratch.js";
import { parseState, sha256, type State, stateText } from "./state.js";
import type { WholeFile } from "./whole-file.js";
import { type Findings, compareFile, compareOrphan, keepFile } from "./file-comparison.js";

/** What would have to happen for the folder to hold exactly the given files. */
export interface Plan {
  readonly root: string;
  readonly statePath: string;
  /** See `OwnPlaces`. */
  readonly catalogue: string | undefined;
  readonly created: readonly WholeFile[];
  /** Ours, and with other bytes than would be generated now. */
  readonly changed: readonly WholeFile[];
  readonly unchanged: readonly string[];
  /** Ours, unedited, and not generated any more. */
  readonly deleted: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** What the state file names and is not this catalogue's: left alone, and no longer named. */
  readonly ignored: readonly string[];
  /** Whether the last run was cut short. */
  readonly interrupted: boolean;
  /** Temporary files and a lock that a run cut short may have left. */
  readonly leftovers: readonly string[];
  /** Folders to delete if they are empty by then, the deepest first. */
  readonly emptied: readonly string[];
  readonly state: State;
  /** Path → sum of the file that lies there now, the state file among them. */
  readonly foundSums: ReadonlyMap<string, string>;
  /** Path → sum of what would lie there. */
  readonly nextSums: ReadonlyMap<string, string>;
  /** The state file as it would be. */
  readonly nextState: string;
}

/** What of an output folder belongs to one catalogue. */
export interface OwnPlaces {
  /** The state file. */
  readonly statePath: string;
  /** Folders and files that it may write and delete, the folder of the state file among them. */
  readonly paths: readonly string[];
  /**
   * Where the catalogue is, as the state file tells it; undefined where that says nothing on another machine.
   */
  readonly catalogue: string | undefined;
}

/**
 * Compares the folder `root` with the files that it should hold. Only reads.
 *
 * The state file is input from outside: what it names beyond the catalogue's own places is ignored. Throws an
 * `DiskError` for unsafe or colliding paths and for what cannot be read. Symbolic links below `root` are
 * never followed.
 *
 * @param own paths below `root`
 */
export function planWrite(root: string, own: OwnPlaces, files: Iterable<ChartFile | KeptFile>): Plan {
  const { statePath, catalogue } = own;
  const known: KnownFolders = new Map();
  const findings: Findings = {
    created: [],
    changed: [],
    unchanged: [],
    deleted: [],
    conflicts: [],
    foundSums: new Map(),
  };
  const { state, ignored } = ownState(root, own, readState(root, statePath, known, findings));
  const paths: string[] = [];
  const nextSums = new Map<string, string>();
  const inTheWay: { readonly file: WholeFile; readonly found: Obstacle }[] = [];
  for (const { path, contents } of files) {
    paths.push(path);
    if (unsafePath(path) !== undefined) continue;
    if (contents === undefined) {
      keepFile(path, state, nextSums, findings);
      continue;
    }
    const file = { path, bytes: Buffer.from(contents) };
    nextSums.set(path, sha256(file.bytes));
    const found = look(root, path, known);
    if (found.kind === "missing") findings.created.push(file);
    else if (found.kind === "file") compareFile(file, found.bytes, state.sums.get(path), findings);
    else inTheWay.push({ file, found });
  }
  const problems = pathProblems(statePath, paths);
  if (problems.length > 0) throw new DiskError(problems);

  const orphans = [...state.sums.keys()].filter((path) => !nextSums.has(path) && path !== statePath);
  const emptied = foldersOf(orphans, foldersOf([statePath, ...nextSums.keys()]));
  const ours = new Set([...orphans, ...emptied]);
  for (const { file, found } of inTheWay) {
    if (makesWay(root, found, ours)) findings.created.push(file);
    else
      findings.conflicts.push({
        path: file.path,
        kind: "foreign",
        message: obstacleMessage(file.path, found),
        file,
      });
  }
  for (const path of orphans)
    compareOrphan(path, look(root, path, known), state.sums.get(path) ?? [], findings);

  const leftovers = findLeftovers(root, statePath, state, foldersOf([...nextSums.keys(), ...orphans]), known);
  const interrupted = state.condition === "interrupted";
  return {
    root,
    statePath,
    catalogue,
    ...findings,
    ignored,
    interrupted,
    leftovers,
    emptied,
    state,
    nextSums,
    nextState: stateText(nextSums, { catalogue }),
  };
}

function readState(root: string, statePath: string, known: KnownFolders, { foundSums }: Findings): State {
  const found = look(root, statePath, known);
  if (found.kind === "obstacle") {
    throw new DiskError([{ path: statePath, message: obstacleMessage(statePath, found) }]);
  }
  if (found.kind === "missing") return parseState(undefined);
  foundSums.set(statePath, sha256(found.bytes));
  return parseState(found.bytes.toString("utf8"));
}

/**
 * A state without what is not ours, and what that is: what lies elsewhere, or in the folder of another
 * catalogue.
 */
function ownState(
  root: string,
  { statePath, paths }: OwnPlaces,
  state: State,
): { readonly state: State; readonly ignored: readonly string[] } {
  const isForeign = (folder: string) =>
    folder !== posix.dirname(statePath) && isThere(join(root, folder, posix.basename(statePath)));
  const homes = paths.filter((path) => !isForeign(path));
  const isOurs = (path: string) =>
    unsafePath(path) === undefined && homes.some((home) => path === home || path.startsWith(`${home}/`));
  const ignored = [...state.sums.keys()].filter((path) => !isOurs(path));
  return { state: { ...state, sums: new Map([...state.sums].filter(([path]) => isOurs(path))) }, ignored };
}

/** All folders above the paths, without those in `except` and the output folder itself; the deepest first. */
function foldersOf(paths: readonly string[], except: readonly string[] = []): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (
      let above = posix.dirname(path);
      above !== "." && !folders.has(above);
      above = posix.dirname(above)
    ) {
      folders.add(above);
    }
  }
  for (const folder of except) folders.delete(folder);
  return [...folders].sort((a, b) => b.split("/").length - a.split("/").length || (a < b ? -1 : 1));
}

/**
 * Whether an obstacle is gone once our orphans are: a file of ours that becomes a folder, or a folder that
 * becomes a file.
 */
function makesWay(root: string, { what, at }: Obstacle, ours: ReadonlySet<string>): boolean {
  if (!ours.has(at)) return false;
  if (what !== "folder") return what === "file";
  return onDisk(at, "read", () => readdirSync(join(root, at), { withFileTypes: true })).every((entry) => {
    const path = posix.join(at, entry.name);
    if (entry.isDirectory()) return makesWay(root, { kind: "obstacle", what: "folder", at: path }, ours);
    return entry.isFile() && (ours.has(path) || isScratch(entry.name));
  });
}

function findLeftovers(
  root: string,
  statePath: string,
  { condition }: State,
  folders: readonly string[],
  known: KnownFolders,
): readonly string[] {
  const own = posix.dirname(statePath);
  // A run may also be cut short before its state file is in place: then all it left is beside that.
  const suspects = condition === "whole" ? [own] : [...new Set([own, ...folders])];
  return suspects
    .filter((folder) => lookAtFolder(root, folder, known).what === "folder")
    .flatMap((folder) => namesIn(root, folder).map((name) => posix.join(folder, name)))
    .filter((path) => isScratch(posix.basename(path)) || path === lockPath(statePath));
}

function namesIn(root: string, folder: string): readonly string[] {
  return onDisk(folder, "read", () => unlessGone(() => readdirSync(join(root, folder)))) ?? [];
}
