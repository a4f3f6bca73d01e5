import { existsSync, readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { ProblemsError } from "../problem/problem.js";
import { readSource, type TrackedSource } from "./read.js";

/**
 * The folder below which a catalogue, values files and what they name are read, its own links resolved: the
 * one that was named (`--root`), else the git work tree that `folder` lies in, else `folder` itself. Links in
 * the work tree do not count on the way up: a pull request can make them.
 */
export function readableRoot(folder: string, named: string | undefined): string {
  if (named !== undefined) return realPlace(resolve(named));
  const start = resolve(folder);
  for (let above = start; ; above = dirname(above)) {
    if (existsSync(join(above, ".git"))) return realPlace(above);
    if (above === dirname(above)) return realPlace(start);
  }
}

/**
 * Why a path is not read, as the end of a sentence about it; undefined for what lies below the root, wherever
 * links lead to.
 */
export function outsideFault(path: string, root: string): string | undefined {
  const real = realPlace(resolve(path));
  const place = relative(root, real);
  if (place === ".." || place.startsWith(`..${sep}`) || isAbsolute(place))
    return (
      `is ${JSON.stringify(real)}, outside of ${JSON.stringify(root)}: files from elsewhere are not read. ` +
      "Put it there, or name a folder that holds both with --root"
    );
  // Git keeps credentials there, and no commit can hold it.
  return place.split(sep).some((part) => part.toLowerCase() === ".git")
    ? `is ${JSON.stringify(real)}: what lies in .git is not read, for git keeps credentials there`
    : undefined;
}

/**
 * Reads a file as {@link readSource} does, if it lies below the root.
 *
 * @throws ProblemsError for one that does not, and for what cannot be read
 */
export async function readBelow(root: string, file: string): Promise<TrackedSource> {
  refuseOutside(root, file);
  return readSource(file);
}

/** @throws ProblemsError for a file that does not lie below the root */
export function refuseOutside(root: string, file: string): void {
  const fault = outsideFault(file, root);
  if (fault !== undefined) throw new ProblemsError(file, [{ path: "", message: fault }]);
}

/** Where a path leads; of what is missing, where it would be, also by links. */
function realPlace(path: string, links = MAX_LINKS): string {
  try {
    return realpathSync.native(path);
  } catch {
    if (path === dirname(path)) return path;
    const above = realPlace(dirname(path), links);
    const target = linkTarget(path);
    return target === undefined || links === 0
      ? join(above, basename(path))
      : realPlace(resolve(above, target), links - 1);
  }
}

/** Linux follows no more. */
const MAX_LINKS = 40;

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
