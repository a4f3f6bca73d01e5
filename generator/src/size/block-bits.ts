import { codeLengths } from "./code-lengths.js";
import type { Block } from "./deflate.js";

/** What a block of tokens takes in deflate's format, with tables of its own, as big text always has it. */
export interface BlockBits {
  /** Bits of the tables, and of the mark at the end. */
  readonly tables: number;
  /** Bits of each token. */
  readonly tokens: readonly number[];
}

/** Source of all figures: RFC 1951, DEFLATE Compressed Data Format, 3.2.5 and 3.2.7. */
export function blockBits(bytes: Uint8Array, { start, lengths, distances }: Block): BlockBits {
  let position = start;
  const symbols = lengths.map((length, i) => {
    const symbol = distances[i] === 0 ? bytes[position]! : firstLength + codeOf(lengthBases, length);
    position += length;
    return symbol;
  });
  const distanceCodes = distances.map((distance) => (distance === 0 ? -1 : codeOf(distanceBases, distance)));
  const literalLengths = codeLengths(
    counted(symbols.concat(endOfBlock), firstLength + lengthBases.length),
    longestCode,
  );
  const used = counted(
    distanceCodes.filter((code) => code >= 0),
    distanceBases.length,
  );
  // There must be one.
  const distanceLengths = codeLengths(used.some((count) => count > 0) ? used : [1], longestCode);
  return {
    tables:
      tableBits([...trimmed(literalLengths), ...trimmed(distanceLengths)]) + literalLengths[endOfBlock]!,
    tokens: symbols.map((symbol, i) => {
      const code = distanceCodes[i]!;
      return (
        literalLengths[symbol]! +
        (code < 0 ? 0 : lengthExtra[symbol - firstLength]! + distanceLengths[code]! + distanceExtra[code]!)
      );
    }),
  };
}

const endOfBlock = 256;
const firstLength = 257;
const longestCode = 15;

// Four codes for each further bit, two for distances.
const lengthExtra = [...Array.from({ length: 28 }, (_, code) => Math.max(0, (code >> 2) - 1)), 0];
const distanceExtra = Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1));
const lengthBases = [...bases(3, lengthExtra.slice(0, 28)), 258];
const distanceBases = bases(1, distanceExtra);

function bases(first: number, extra: readonly number[]): readonly number[] {
  let base = first;
  return extra.map((bits) => {
    const own = base;
    base += 1 << bits;
    return own;
  });
}

/** The last code whose base is not above a number. */
function codeOf(all: readonly number[], number: number): number {
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (all[middle]! <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

function counted(symbols: readonly number[], size: number): number[] {
  const counts = Array.from({ length: size }, () => 0);
  for (const symbol of symbols) counts[symbol]!++;
  return counts;
}

function trimmed(lengths: readonly number[]): readonly number[] {
  return lengths.slice(0, lengths.findLastIndex((length) => length > 0) + 1);
}

/** In this order, so that the last, mostly unused, can be left out. */
const tableOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Code lengths as runs, and those coded again: 16 repeats the last, 17 and 18 stand for zeros. */
function tableBits(lengths: readonly number[]): number {
  const codes = runs(lengths);
  const codeBits = codeLengths(counted(codes, tableOrder.length), 7);
  const written = tableOrder.findLastIndex((code) => codeBits[code]! > 0) + 1;
  const extra: Readonly<Record<number, number>> = { 16: 2, 17: 3, 18: 7 };
  return (
    3 + 5 + 5 + 4 + 3 * written + codes.reduce((sum, code) => sum + codeBits[code]! + (extra[code] ?? 0), 0)
  );
}

function runs(lengths: readonly number[]): readonly number[] {
  const codes: number[] = [];
  for (let i = 0; i < lengths.length; ) {
    const length = lengths[i]!;
    let left = 1;
    while (lengths[i + left] === length) left++;
    i += left;
    if (length === 0) {
      for (; left >= 11; left -= Math.min(left, 138)) codes.push(18);
      if (left >= 3) {
        codes.push(17);
        left = 0;
      }
    } else {
      codes.push(length);
      left--;
      for (; left >= 3; left -= Math.min(left, 6)) codes.push(16);
    }
    for (; left > 0; left--) codes.push(length);
  }
  return codes;
}
