import type { Operation } from './operation.ts';
import { evict } from './operations/evict.ts';
import { grace } from './operations/grace.ts';
import { phase } from './operations/phase.ts';
import { restart } from './operations/restart.ts';
import { schedule } from './operations/schedule.ts';
import { taintEvict } from './operations/taintEvict.ts';

/** Every operation of the oracle. */
export const operations: readonly Operation[] = [schedule, phase, restart, grace, evict, taintEvict];
