import type { LawRecord } from '../lawRecord.ts';
import { given } from './given.ts';
import { immutable } from './immutable.ts';
import { nameExclusive } from './nameExclusive.ts';
import { neverRescheduled } from './neverRescheduled.ts';
import { replacementIsNew } from './replacementIsNew.ts';
import { scheduledOnce } from './scheduledOnce.ts';
import { uidUnique } from './uidUnique.ts';

export const identityLaws: readonly LawRecord[] = [
  uidUnique,
  replacementIsNew,
  neverRescheduled,
  scheduledOnce,
  nameExclusive,
  immutable,
  given,
];
