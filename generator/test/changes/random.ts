export const seed = Number(process.env["WALK_SEED"] ?? Date.now() % 1_000_000);
export const random = numbersFrom(seed);

export function oneOf<One>(all: readonly One[]): One | undefined {
  return all[Math.floor(random() * all.length)];
}

/** Numbers from 0 to 1, the same for the same seed: mulberry32. */
function numbersFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
