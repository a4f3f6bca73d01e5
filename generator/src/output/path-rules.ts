import { posix } from "node:path";
import type { Problem } from "../problem/problem.js";
import { isScratch, lockPath } from "../disk/scratch.js";

/**
 * Everything that is wrong with a set of paths to write: unsafe ones, repeated ones, and ones that a
 * file system that ignores case or Unicode composition would hold to be the same.
 */
export function pathProblems(statePath: string, paths: readonly string[]): readonly Problem[] {
  const all = [statePath, ...paths];
  const unsafe = all.flatMap((path) => problem(path, unsafePath(path) ?? reserved(statePath, path)));
  return unsafe.length > 0 ? unsafe : collisions(all);
}

/** Why a path must not be used below the output folder; undefined for a safe one. */
export function unsafePath(path: string): string | undefined {
  if (path === "") return "is empty: a file needs a path";
  if (path.includes("\\")) return "must be written with /, not with a backslash";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "must be relative to the output folder";
  if (/[\u0000-\u001f\u007f]/.test(path)) return "must not contain control characters";
  if (path.split("/").some((part) => part === "" || part === "." || part === "..")) {
    return 'must not have empty parts, "." or ".."';
  }
  if (path.split("/").some((part) => Buffer.byteLength(part) > 255))
    return "has a part of more than 255 bytes, which no disk can hold";
  return undefined;
}

function reserved(statePath: string, path: string): string | undefined {
  return isScratch(posix.basename(path)) || path === lockPath(statePath)
    ? "is a name that chartwright needs for itself"
    : undefined;
}

function collisions(paths: readonly string[]): readonly Problem[] {
  const files = new Set<string>();
  const spellings = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of paths) {
    if (files.has(path)) problems.push({ path, message: "is to be written twice" });
    files.add(path);
    // Folders count as well: Charts/a and charts/b would share one folder on macOS and Windows.
    for (let part = path; part !== "."; part = posix.dirname(part)) {
      const folded = part.normalize("NFC").toLowerCase();
      const other = spellings.get(folded) ?? part;
      if (other !== part) problems.push({ path, message: `collides with "${other}" where case is ignored` });
      spellings.set(folded, other);
    }
  }
  return [...problems, ...paths.flatMap((path) => problem(path, fileAbove(path, files)))];
}

function fileAbove(path: string, files: ReadonlySet<string>): string | undefined {
  for (let above = posix.dirname(path); above !== "."; above = posix.dirname(above)) {
    if (files.has(above)) return `needs "${above}" to be a folder, but that is to be written as a file`;
  }
  return undefined;
}

function problem(path: string, message: string | undefined): readonly Problem[] {
  return message === undefined ? [] : [{ path, message }];
}
