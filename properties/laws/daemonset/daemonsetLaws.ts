import type { LawRecord } from '../lawRecord.ts';
import { counts } from './counts.ts';
import { eligible } from './eligible.ts';
import { onePerNode } from './onePerNode.ts';
import { updated } from './updated.ts';

export const daemonsetLaws: readonly LawRecord[] = [onePerNode, eligible, counts, updated];
