import type { LawRecord } from '../lawRecord.ts';
import { atMostOne } from './atMostOne.ts';
import { counts } from './counts.ts';
import { deletes } from './deletes.ts';
import { order } from './order.ts';
import { revision } from './revision.ts';
import { revisions } from './revisions.ts';

export const statefulsetLaws: readonly LawRecord[] = [atMostOne, order, revision, revisions, counts, deletes];
