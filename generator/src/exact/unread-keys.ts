import type { Read } from "./walk.js";
import { each, type Path } from "./meaning.js";

/**
 * The keys that nobody reads, without those inside of one that is named already. A key is read where a
 * template looks at it, at something in it, or at the whole of something around it.
 *
 * @param keys all keys of a values file, parents before what is in them
 */
export function unreadKeys(keys: readonly Path[], reads: readonly Read[]): readonly Path[] {
  const byFirst = new Map<string, Read[]>();
  for (const read of reads)
    byFirst.set(read.path[0] ?? "", [...(byFirst.get(read.path[0] ?? "") ?? []), read]);
  const unread: Path[] = [];
  for (const key of keys) {
    const near = ["", each, key[0]!].flatMap((first) => byFirst.get(first) ?? []);
    if (
      !near.some((read) => reaches(read, key)) &&
      !unread.some((outer) => outer.every((step, i) => key[i] === step))
    )
      unread.push(key);
  }
  return unread;
}

function reaches({ path, whole, except }: Read, key: Path): boolean {
  const common = Math.min(path.length, key.length);
  for (let i = 0; i < common; i++) {
    if (path[i] !== key[i] && path[i] !== each && key[i] !== each) return false;
  }
  return path.length >= key.length || (whole && !except.includes(key[path.length]!));
}
