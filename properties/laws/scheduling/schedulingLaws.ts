import type { LawRecord } from '../lawRecord.ts';
import { binding } from './binding.ts';
import { budgetLastResort } from './budgetLastResort.ts';
import { gatedWaits } from './gatedWaits.ts';
import { hardAtBind } from './hardAtBind.ts';
import { hardInTruth } from './hardInTruth.ts';
import { nominatedRoom } from './nominatedRoom.ts';
import { podScheduled } from './podScheduled.ts';
import { preemptorBound } from './preemptorBound.ts';
import { victims } from './victims.ts';

export const schedulingLaws: readonly LawRecord[] = [
  hardAtBind,
  hardInTruth,
  gatedWaits,
  binding,
  podScheduled,
  victims,
  budgetLastResort,
  nominatedRoom,
  preemptorBound,
];
