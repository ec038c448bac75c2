import type { LawRecord } from '../lawRecord.ts';
import { run } from './run.ts';

export const explanationLaws: readonly LawRecord[] = [run];
