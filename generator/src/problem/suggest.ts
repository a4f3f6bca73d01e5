import { distance } from "fastest-levenshtein";

/**
 * The candidate that a mistyped word most likely stands for, or undefined when none is near: at most two
 * slips, and at most one in three letters, so that `db` never becomes `dns`. Two neighbouring letters swapped
 * are one slip.
 */
export function suggestion(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.min(2, Math.floor(word.length / 3));
  let best: string | undefined;
  let fewest = limit + 1;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const count = slips(word.toLowerCase(), candidate.toLowerCase());
    if (count < fewest) [best, fewest] = [candidate, count];
  }
  return best;
}

/** ` Did you mean "redis"?` to put behind a sentence, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = suggestion(word, candidates);
  return candidate === undefined ? "" : ` Did you mean ${JSON.stringify(candidate)}?`;
}

/** A sentence, with the candidate behind it that was probably meant. */
export function hinted(sentence: string, word: string, candidates: Iterable<string>): string {
  const hint = didYouMean(word, candidates);
  return hint === "" ? sentence : `${sentence}.${hint}`;
}

/** `names "htp", which is not among the ports of shop (http, metrics). Did you mean "http"?` */
export function notAmong(name: string, names: readonly string[], what: string): string {
  const list =
    names.length === 0 ? " (there are none)" : names.length <= MAX_LISTED ? ` (${names.join(", ")})` : "";
  return hinted(`names ${JSON.stringify(name)}, which is not among ${what}${list}`, name, names);
}

const MAX_LISTED = 8;

/** Levenshtein counts a swap as two edits; here it is one. */
function slips(word: string, candidate: string): number {
  return isSwap(word, candidate) ? 1 : distance(word, candidate);
}

function isSwap(word: string, candidate: string): boolean {
  if (word.length !== candidate.length) return false;
  const at = [...word].findIndex((_, i) => word[i] !== candidate[i]);
  if (at < 0 || at + 1 >= word.length) return false;
  const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  return swapped === candidate;
}
