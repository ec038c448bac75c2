import type { LawRecord } from '../lawRecord.ts';
import { order } from './order.ts';
import { revision } from './revision.ts';

export const statefulsetLaws: readonly LawRecord[] = [order, revision];
