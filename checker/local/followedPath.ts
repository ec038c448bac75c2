import { pace } from '../budget/pace.ts';
import { randomFrom, seedOf } from '../simulate/random.ts';
import { Pace } from './pace.ts';
import type { WatchedRun } from './watchedRun.ts';
import type { Way } from './way.ts';

/** runs that try to follow a path, each with other things happening in between */
const tries = 6;

/** so many steps of others are made at most until the next step of the path can happen */
const patience = 100;

/**
 * Tries to follow a way of some units in the whole system: where its next step cannot happen yet, the others go on.
 * Gives the step before which all runs got stuck; `undefined` if one came to the end.
 */
export const followPath = (run: WatchedRun, way: Way): string | undefined => {
  let furthest = 0;
  for (let number = 0; number < tries; number++) {
    furthest = Math.max(furthest, follow(run, way, number));
    if (furthest === way.path.length) return undefined;
  }
  return way.path[furthest];
};

/** How many steps of the path a run could make. */
const follow = (run: WatchedRun, { path, isElsewhere }: Way, number: number): number => {
  const chance = new Pace(randomFrom(seedOf(1, number)));
  run.begin();
  for (const [at, name] of path.entries()) {
    for (let waited = 0; !run.enabledOf(name); waited++) {
      pace();
      const others = run.enabled().filter(isElsewhere);
      if (waited === patience || others.length === 0) return at;
      run.take(chance.choose(others));
    }
    run.take(run.enabledOf(name)!);
  }
  return path.length;
};
