import type { LawRecord } from '../lawRecord.ts';
import { livenessRestarts } from './livenessRestarts.ts';
import { readinessNeverKills } from './readinessNeverKills.ts';
import { startupFirst } from './startupFirst.ts';
import { threshold } from './threshold.ts';

export const probeLaws: readonly LawRecord[] = [
  startupFirst,
  threshold,
  livenessRestarts,
  readinessNeverKills,
];
