import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** milliseconds between two collections of garbage that are asked for */
const between = 1_000;

/**
 * Measures the memory of the whole process. What nobody needs any more may still be in it: before it is said to be more than
 * `most`, garbage is collected.
 */
export const residentBytes = (most: number): (() => number) => {
  let collected = Number.NEGATIVE_INFINITY;
  return () => {
    const resident = process.memoryUsage.rss();
    if (resident < most || performance.now() - collected < between) return resident;
    collectGarbage();
    collected = performance.now();
    return process.memoryUsage.rss();
  };
};

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};
