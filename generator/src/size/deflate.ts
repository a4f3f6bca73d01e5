/** Some tokens that are coded together, in the order of the bytes that they stand for. */
export interface Block {
  /** Where its first byte lies. */
  readonly start: number;
  /** Bytes of each token; one: the byte itself, else a repetition. */
  readonly lengths: readonly number[];
  /** How far back each repetition begins; 0 for a byte itself. */
  readonly distances: readonly number[];
}

// Source: compress/flate of Go 1.26 at BestCompression, with which Helm writes releases. zlib looks for
// shorter repetitions as well, so that its best is half a percent less.
const shortest = 4;
const longest = 258;
const attempts = 4096;
/** A repetition that is no longer than the shortest is worth it only from near. */
const near = 4096;
const tokensPerBlock = 16384;

const window = 1 << 15;
const hashBits = 17;

/** The tokens into which Go's deflate at its best divides some bytes. */
export function* blocksOf(bytes: Uint8Array): Generator<Block> {
  const head = new Int32Array(1 << hashBits).fill(-1);
  const previous = new Int32Array(window);
  const hashed = Math.max(0, bytes.length - shortest + 1);
  let lengths: number[] = [];
  let distances: number[] = [];
  let start = 0;
  // Go keeps two windows and throws the first away when the second is full.
  let kept = 0;
  let match = { length: shortest - 1, distance: 0 };
  let pending = false;

  const insert = (position: number) => {
    if (position >= hashed) return -1;
    const hash = hashAt(bytes, position);
    const before = head[hash]!;
    previous[position & (window - 1)] = before;
    head[hash] = position;
    return before;
  };
  for (let index = 0; index < bytes.length; ) {
    if (index - kept > 2 * window - shortest - longest && bytes.length - kept > 2 * window) kept += window;
    const candidate = insert(index);
    const last = match;
    match = { length: shortest - 1, distance: 0 };
    if (candidate >= 0 && bytes.length - index > last.length && last.length < longest)
      match = longestMatch(bytes, index, candidate, previous, Math.max(kept, index - window));
    if (last.length >= shortest && match.length <= last.length) {
      lengths.push(last.length);
      distances.push(last.distance);
      const end = index + last.length - 1;
      for (index++; index < end; index++) insert(index);
      match = { length: shortest - 1, distance: 0 };
      pending = false;
    } else {
      // Whether the byte before stands for itself is known only now: a longer repetition may begin here.
      if (pending) {
        lengths.push(1);
        distances.push(0);
      }
      index++;
      pending = true;
    }
    if (lengths.length === tokensPerBlock) {
      yield { start, lengths, distances };
      start = pending ? index - 1 : index;
      [lengths, distances] = [[], []];
    }
  }
  if (pending) {
    lengths.push(1);
    distances.push(0);
  }
  if (lengths.length > 0) yield { start, lengths, distances };
}

function longestMatch(
  bytes: Uint8Array,
  index: number,
  candidate: number,
  previous: Int32Array,
  first: number,
): { readonly length: number; readonly distance: number } {
  const most = Math.min(longest, bytes.length - index);
  let length = shortest - 1;
  let distance = 0;
  for (let at = candidate, tries = attempts; tries > 0 && at >= first; tries--) {
    if (bytes[at + length] === bytes[index + length]) {
      let same = 0;
      while (same < most && bytes[at + same] === bytes[index + same]) same++;
      if (same > length && (same > shortest || index - at <= near)) {
        length = same;
        distance = index - at;
        if (same === most) break;
      }
    }
    // What came before it has been overwritten.
    if (at === index - window) break;
    at = previous[at & (window - 1)]!;
  }
  return { length, distance };
}

function hashAt(bytes: Uint8Array, position: number): number {
  const four =
    (bytes[position]! << 24) |
    (bytes[position + 1]! << 16) |
    (bytes[position + 2]! << 8) |
    bytes[position + 3]!;
  return Math.imul(four, 0x1e35a7bd) >>> (32 - hashBits);
}
