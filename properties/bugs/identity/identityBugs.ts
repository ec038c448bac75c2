import type { Bug } from '../bug.ts';
import { deletionNotCancelled } from './deletionNotCancelled.ts';
import { forcedFromUnreachable } from './forcedFromUnreachable.ts';
import { readyGainedByRestart } from './readyGainedByRestart.ts';
import { readyLostByRestart } from './readyLostByRestart.ts';
import { staleTaint } from './staleTaint.ts';

/** Identity, readiness, and the loss of nodes. */
export const identityBugs: readonly Bug[] = [
  staleTaint,
  deletionNotCancelled,
  readyLostByRestart,
  readyGainedByRestart,
  forcedFromUnreachable,
];
