import { blockBits } from "./block-bits.js";
import { blocksOf } from "./deflate.js";

/** How much of gzip's output some bytes are. */
export interface Compressed {
  /** Bytes of the whole. */
  readonly length: number;
  /** Bytes, in fractions, that each part takes; without the few that frame the whole. */
  readonly shares: readonly number[];
}

/**
 * What Go's gzip at its best makes of bytes, without making it. A part takes the bits of the tokens that
 * stand for its bytes: what is there for the first time is dear, its repetition cheap.
 *
 * @param ends where each part ends; the last is the end of the bytes
 */
export function compressed(bytes: Uint8Array, ends: readonly number[]): Compressed {
  const shares = ends.map(() => 0);
  let bits = 0;
  let part = 0;
  for (const block of blocksOf(bytes)) {
    const { tables, tokens } = blockBits(bytes, block);
    const own = tokens.reduce((sum, one) => sum + one, 0);
    bits += tables + own;
    let position = block.start;
    for (const [i, length] of block.lengths.entries()) {
      // The tables serve all tokens of the block.
      const each = (tokens[i]! * (1 + tables / own)) / 8 / length;
      for (const end = position + length; position < end; ) {
        while (ends[part]! <= position) part++;
        const until = Math.min(end, ends[part]!);
        shares[part]! += each * (until - position);
        position = until;
      }
    }
  }
  // An empty block ends it: three bits, its length and the complement. Source: RFC 1951, 3.2.4; RFC 1952,
  // 2.3, header and trailer.
  return { length: 10 + Math.ceil((bits + 3) / 8) + 4 + 8, shares };
}
