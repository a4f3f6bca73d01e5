import { isUtf8 } from "node:buffer";
import type { Problem } from "../../problem/problem.js";
import { firstDifference } from "../../output/first-difference.js";
import type { ArchiveFile } from "../package/tar.js";

/**
 * Where a chart that is published differs from one that would be: a problem for each file, with the first
 * line that differs. Empty when both hold the same, however they are compressed.
 */
export function differences(
  published: readonly ArchiveFile[],
  wanted: readonly ArchiveFile[],
): readonly Problem[] {
  const [before, after] = [byPath(published), byPath(wanted)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const [is, wouldBe] = [before.get(path), after.get(path)];
    if (is === undefined) return [{ path, message: "is not there, would be added" }];
    if (wouldBe === undefined) return [{ path, message: "is there, would be gone" }];
    if (is.equals(wouldBe)) return [];
    if (!isUtf8(is) || !isUtf8(wouldBe))
      return [{ path, message: `is ${is.length} bytes that are no text, would be ${wouldBe.length} others` }];
    const { line, message } = firstDifference(is, wouldBe.toString("utf8"));
    return [{ path: line === undefined ? path : `${path}:${line}`, message }];
  });
}

function byPath(files: readonly ArchiveFile[]): ReadonlyMap<string, Buffer> {
  return new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
}
