import type { LawRecord } from '../lawRecord.ts';
import { adoptsAfterRecheck } from './adoptsAfterRecheck.ts';
import { adoptsOrphans } from './adoptsOrphans.ts';
import { availableAreReady } from './availableAreReady.ts';
import { deletesItsOwn } from './deletesItsOwn.ts';
import { heals } from './heals.ts';
import { identity } from './identity.ts';
import { minReady } from './minReady.ts';
import { noSurplus } from './noSurplus.ts';
import { noSurplusInTruth } from './noSurplusInTruth.ts';
import { owner } from './owner.ts';
import { statusCounts } from './statusCounts.ts';
import { sums } from './sums.ts';
import { template } from './template.ts';

export const workloadLaws: readonly LawRecord[] = [
  noSurplus,
  noSurplusInTruth,
  heals,
  adoptsOrphans,
  adoptsAfterRecheck,
  deletesItsOwn,
  sums,
  availableAreReady,
  minReady,
  statusCounts,
  owner,
  template,
  identity,
];
