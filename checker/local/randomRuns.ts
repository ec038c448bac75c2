import { pace } from '../budget/pace.ts';
import { randomFrom, seedOf } from '../simulate/random.ts';
import { Pace } from './pace.ts';
import type { WatchedRun } from './watchedRun.ts';

/** How far random runs go; the same seed gives the same runs. */
export type RandomRuns = {
  readonly seed: number;
  /** steps of all runs together */
  readonly steps: number;
  /** steps of one run */
  readonly runSteps: number;
};

const defaultRandomRuns: RandomRuns = { seed: 1, steps: 6_000, runSteps: 300 };

/** Makes random runs until so many laws are exercised, or until the steps are used up. */
export const runAtRandom = (
  run: WatchedRun,
  laws: number,
  { seed, steps, runSteps }: RandomRuns = defaultRandomRuns,
): void => {
  let left = steps;
  for (let number = 0; left > 0 && run.exercised.size < laws; number++) {
    const chance = new Pace(randomFrom(seedOf(seed, number)));
    run.begin();
    for (let step = 0; step < runSteps && left > 0; step++, left--) {
      pace(steps - left, 'steps of random runs');
      const enabled = run.enabled();
      if (enabled.length === 0) break;
      run.take(chance.choose(enabled));
    }
    // a system that can do nothing uses up its steps all the same
    left -= 1;
  }
};
