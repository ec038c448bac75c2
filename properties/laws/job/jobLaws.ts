import type { LawRecord } from '../lawRecord.ts';
import { conditions } from './conditions.ts';
import { countedOnce } from './countedOnce.ts';
import { limits } from './limits.ts';
import { parallelism } from './parallelism.ts';
import { times } from './times.ts';
import { uncounted } from './uncounted.ts';

export const jobLaws: readonly LawRecord[] = [countedOnce, parallelism, limits, conditions, times, uncounted];
