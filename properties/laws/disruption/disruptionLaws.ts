import type { LawRecord } from '../lawRecord.ts';
import { allowance } from './allowance.ts';
import { asked } from './asked.ts';
import { budget } from './budget.ts';
import { budgetInTruth } from './budgetInTruth.ts';
import { drained } from './drained.ts';
import { healthy } from './healthy.ts';
import { noted } from './noted.ts';
import { wanted } from './wanted.ts';

export const disruptionLaws: readonly LawRecord[] = [
  allowance,
  asked,
  budget,
  budgetInTruth,
  healthy,
  wanted,
  noted,
  drained,
];
