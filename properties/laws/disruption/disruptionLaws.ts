import type { LawRecord } from '../lawRecord.ts';
import { allowance } from './allowance.ts';
import { asked } from './asked.ts';
import { budget } from './budget.ts';

export const disruptionLaws: readonly LawRecord[] = [allowance, asked, budget];
