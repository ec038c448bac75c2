import type { LawRecord } from '../lawRecord.ts';
import { order } from './order.ts';

export const statefulsetLaws: readonly LawRecord[] = [order];
