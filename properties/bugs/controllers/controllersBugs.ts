import type { Bug } from '../bug.ts';
import { expectationsExpire } from './expectationsExpire.ts';
import { firstWaitsForSecond } from './firstWaitsForSecond.ts';
import { severalEvicted } from './severalEvicted.ts';

/** Controllers. */
export const controllersBugs: readonly Bug[] = [severalEvicted, expectationsExpire, firstWaitsForSecond];
