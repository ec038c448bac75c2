import type { LawRecord } from '../lawRecord.ts';
import { active } from './active.ts';
import { concurrency } from './concurrency.ts';
import { concurrencyInTruth } from './concurrencyInTruth.ts';
import { deletes } from './deletes.ts';
import { history } from './history.ts';
import { scheduled } from './scheduled.ts';
import { startingDeadline } from './startingDeadline.ts';
import { starts } from './starts.ts';
import { suspended } from './suspended.ts';
import { template } from './template.ts';
import { times } from './times.ts';

export const cronjobLaws: readonly LawRecord[] = [
  scheduled,
  suspended,
  concurrency,
  concurrencyInTruth,
  starts,
  startingDeadline,
  template,
  active,
  times,
  history,
  deletes,
];
