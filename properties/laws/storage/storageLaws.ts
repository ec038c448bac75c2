import type { LawRecord } from '../lawRecord.ts';
import { podEnd } from './podEnd.ts';
import { survivesRestart } from './survivesRestart.ts';

export const storageLaws: readonly LawRecord[] = [survivesRestart, podEnd];
