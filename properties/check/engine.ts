import type { Compiled } from '../../checker/compile/compiled.ts';
import { engineFor } from '../../checker/explore/engine.ts';
import type { Search } from '../../checker/explore/search.ts';

/** The engine's linear memory cannot grow beyond this. */
const mostMemory = 2 ** 32;

/** The fastest engine that there is here, with so many threads and so much memory (bytes) at most. */
export const fastestEngine =
  (workers: number, bytes = mostMemory) =>
  (compiled: Compiled): Search =>
    engineFor(compiled, { workers, mostBytes: Math.min(bytes, mostMemory) });
