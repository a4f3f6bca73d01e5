/**
 * Bits of each symbol in the best prefix code in which none has more than `limit`: the package-merge
 * algorithm of Larmore and Hirschberg, A fast algorithm for optimal length-limited Huffman codes (1990).
 *
 * @param frequencies how often each symbol occurs
 * @returns 0 for symbols that do not occur
 */
export function codeLengths(frequencies: readonly number[], limit: number): readonly number[] {
  const lengths = frequencies.map(() => 0);
  const leaves = frequencies
    .map((weight, symbol) => ({ weight, symbol }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.weight - b.weight || a.symbol - b.symbol);
  if (leaves.length <= 2) {
    for (const { symbol } of leaves) lengths[symbol] = 1;
    return lengths;
  }
  const rows: Row[] = [];
  for (let level = 0; level < limit; level++)
    rows.push(merge(leaves, level === 0 ? [] : pairs(rows[level - 1]!.weights)));
  let wanted = 2 * leaves.length - 2;
  for (const { leavesBefore } of rows.reverse()) {
    const taken = leavesBefore[wanted]!;
    for (const { symbol } of leaves.slice(0, taken)) lengths[symbol]!++;
    wanted = 2 * (wanted - taken);
  }
  return lengths;
}

/** Leaves and packages of one level, the lightest first. */
interface Row {
  readonly weights: readonly number[];
  /** How many of the first 0, 1, 2, … are leaves. */
  readonly leavesBefore: readonly number[];
}

function pairs(weights: readonly number[]): readonly number[] {
  return Array.from({ length: weights.length >> 1 }, (_, i) => weights[2 * i]! + weights[2 * i + 1]!);
}

/** A package goes before a leaf of the same weight, as in Go. */
function merge(leaves: readonly { readonly weight: number }[], packages: readonly number[]): Row {
  const weights: number[] = [];
  const leavesBefore = [0];
  let leaf = 0;
  for (let next = 0; leaf < leaves.length || next < packages.length; leavesBefore.push(leaf)) {
    if (next >= packages.length || (leaf < leaves.length && leaves[leaf]!.weight < packages[next]!))
      weights.push(leaves[leaf++]!.weight);
    else weights.push(packages[next++]!);
  }
  return { weights, leavesBefore };
}
