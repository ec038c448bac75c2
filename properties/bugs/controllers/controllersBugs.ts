import type { Bug } from '../bug.ts';
import { severalEvicted } from './severalEvicted.ts';

/** Controllers. */
export const controllersBugs: readonly Bug[] = [severalEvicted];
