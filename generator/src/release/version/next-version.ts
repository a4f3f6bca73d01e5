import { compare, inc, parse, prerelease, type ReleaseType } from "semver";
import type { Level } from "../contract/reason.js";

/**
 * The smallest version that says what changed since `published`. Before 1.0.0 the second number counts what
 * breaks and the third one the rest, as Helm's and Cargo's `^` have it. After a pre-release comes the next
 * one of the same number, so long as that number says enough.
 */
export function nextVersion(published: string, level: Level): string {
  const version = parse(published, {}, true);
  const release =
    level === "patch" || version.major > 0
      ? level
      : level === "major" && version.minor > 0
        ? "minor"
        : "patch";
  const next = inc(published, release)!;
  const [word] = prerelease(published) ?? [];
  if (word === undefined) return next;
  return raised(published, version.compareMain(next) === 0 ? "prerelease" : `pre${release}`, word);
}

/**
 * Whether a version that stands already will do: it is above what is published, and its numbers say as much
 * as `needed` does.
 */
export function isEnough(version: string, published: string, needed: string): boolean {
  return compare(version, published) > 0 && parse(version, {}, true).compareMain(needed) >= 0;
}

/**
 * The pre-release goes on with the word that it has, `rc`, and a number; where that is no higher, as after
 * `dev.abc`, with a part more.
 */
function raised(published: string, release: ReleaseType, word: string | number): string {
  const next = (
    typeof word === "string" ? inc(published, release, word, "1") : inc(published, release, "1")
  )!;
  return compare(next, published) > 0 ? next : inc(published, "prerelease")!;
}
