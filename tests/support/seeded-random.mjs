// Random choices that a seed brings back.

/** Numbers in [0, 1) from a 32-bit seed (mulberry32). */
export function seededRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    one: (list) => list[below(list.length)],
    chance: (share) => next() < share,
    word: () => below(4294967296),
  };
}

/** The seed of this run: `COCHIN_SEED`, or a fresh one. Print it. */
export const seed = Number(process.env.COCHIN_SEED ?? Date.now() % 1_000_000_000);

/** How many rounds to do: `COCHIN_ROUNDS`, or what fits in a short run. */
export const roundsOr = (usual) => Number(process.env.COCHIN_ROUNDS ?? usual);
