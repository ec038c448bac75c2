/** A stream of random numbers, the same for the same seed on every machine. */
export type Random = {
  /** a whole number from 0 up to, not including, `limit` */
  readonly below: (limit: number) => number;
};

/** Mulberry32 by Tommy Ettinger: 32 bits of state, good enough to choose among rules. */
export const randomFrom = (seed: number): Random => {
  let state = seed | 0;
  return {
    below: (limit) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
    },
  };
};

/** The seed of one of many runs: neighbouring runs have nothing in common. */
export const seedOf = (seed: number, run: number): number =>
  Math.imul(seed ^ Math.imul(run + 1, 0x9e3779b1), 0x85ebca6b) ^ (run + 1);
