import type { LawRecord } from '../lawRecord.ts';
import { active } from './active.ts';
import { completedIndexes } from './completedIndexes.ts';
import { conditions } from './conditions.ts';
import { countedOnce } from './countedOnce.ts';
import { counts } from './counts.ts';
import { deadline } from './deadline.ts';
import { failedIndexes } from './failedIndexes.ts';
import { finishes } from './finishes.ts';
import { indexes } from './indexes.ts';
import { limits } from './limits.ts';
import { noMorePods } from './noMorePods.ts';
import { parallelism } from './parallelism.ts';
import { times } from './times.ts';
import { uncounted } from './uncounted.ts';

export const jobLaws: readonly LawRecord[] = [
  countedOnce,
  finishes,
  parallelism,
  noMorePods,
  indexes,
  completedIndexes,
  failedIndexes,
  limits,
  deadline,
  conditions,
  times,
  uncounted,
  active,
  counts,
];
