import type { LawRecord } from '../lawRecord.ts';
import { onePerNode } from './onePerNode.ts';

export const daemonsetLaws: readonly LawRecord[] = [onePerNode];
