import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/** A stream of random numbers, the same for the same seed on every machine. */
export type Random = {
  /** a whole number from 0 up to, not including, `limit`; 0 where there is none */
  readonly below: (limit: number) => number;
};

/** The stream of a seed, of which the lowest 32 bits count; streams of neighbouring seeds have nothing in common. */
export const randomFrom = (seed: number): Random => {
  const generator = mersenne(seed);
  return { below: (limit) => (limit > 1 ? uniformInt(generator, 0, limit - 1) : 0) };
};

/** The seed of one of many runs: neighbouring runs have nothing in common. */
export const seedOf = (seed: number, run: number): number =>
  Math.imul(seed ^ Math.imul(run + 1, 0x9e3779b1), 0x85ebca6b) ^ (run + 1);
