import type { LawRecord } from '../lawRecord.ts';
import { atMostOne } from './atMostOne.ts';
import { order } from './order.ts';
import { revision } from './revision.ts';

export const statefulsetLaws: readonly LawRecord[] = [atMostOne, order, revision];
