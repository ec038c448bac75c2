import type { Bug } from '../bug.ts';
import { decrementLost } from './decrementLost.ts';
import { expectationsExpire } from './expectationsExpire.ts';
import { failedSucceedsLater } from './failedSucceedsLater.ts';
import { firstWaitsForSecond } from './firstWaitsForSecond.ts';
import { podCountedTwice } from './podCountedTwice.ts';
import { secondPodOfOne } from './secondPodOfOne.ts';
import { severalEvicted } from './severalEvicted.ts';
import { twoDaemonsOnOneNode } from './twoDaemonsOnOneNode.ts';

/** Controllers. */
export const controllersBugs: readonly Bug[] = [
  severalEvicted,
  expectationsExpire,
  firstWaitsForSecond,
  podCountedTwice,
  secondPodOfOne,
  failedSucceedsLater,
  twoDaemonsOnOneNode,
  decrementLost,
];
