import type { LawRecord } from '../lawRecord.ts';
import { availableAreReady } from './availableAreReady.ts';
import { minReady } from './minReady.ts';
import { noSurplus } from './noSurplus.ts';
import { owner } from './owner.ts';
import { statusCounts } from './statusCounts.ts';
import { sums } from './sums.ts';
import { template } from './template.ts';

export const workloadLaws: readonly LawRecord[] = [
  noSurplus,
  sums,
  availableAreReady,
  minReady,
  statusCounts,
  owner,
  template,
];
