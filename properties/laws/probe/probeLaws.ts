import type { LawRecord } from '../lawRecord.ts';
import { initialDelay } from './initialDelay.ts';
import { livenessRestarts } from './livenessRestarts.ts';
import { readinessKept } from './readinessKept.ts';
import { readinessNeverKills } from './readinessNeverKills.ts';
import { startupFirst } from './startupFirst.ts';
import { threshold } from './threshold.ts';

export const probeLaws: readonly LawRecord[] = [
  startupFirst,
  initialDelay,
  threshold,
  livenessRestarts,
  readinessNeverKills,
  readinessKept,
];
