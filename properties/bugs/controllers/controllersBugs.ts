import type { Bug } from '../bug.ts';
import { expectationsExpire } from './expectationsExpire.ts';
import { failedSucceedsLater } from './failedSucceedsLater.ts';
import { firstWaitsForSecond } from './firstWaitsForSecond.ts';
import { podCountedTwice } from './podCountedTwice.ts';
import { secondPodOfOne } from './secondPodOfOne.ts';
import { severalEvicted } from './severalEvicted.ts';

/** Controllers. */
export const controllersBugs: readonly Bug[] = [
  severalEvicted,
  expectationsExpire,
  firstWaitsForSecond,
  podCountedTwice,
  secondPodOfOne,
  failedSucceedsLater,
];
