import type { LawRecord } from '../lawRecord.ts';
import { deletionTime } from './deletionTime.ts';
import { finishes } from './finishes.ts';
import { grace } from './grace.ts';
import { graceShrinks } from './graceShrinks.ts';
import { irrevocable } from './irrevocable.ts';
import { keptByFinalizers } from './keptByFinalizers.ts';
import { killInTime } from './killInTime.ts';
import { noRestart } from './noRestart.ts';
import { preStopFirst } from './preStopFirst.ts';
import { removedAfterStop } from './removedAfterStop.ts';
import { removedWhenOver } from './removedWhenOver.ts';
import { shortened } from './shortened.ts';
import { withinGrace } from './withinGrace.ts';

export const terminationLaws: readonly LawRecord[] = [
  irrevocable,
  withinGrace,
  removedAfterStop,
  noRestart,
  graceShrinks,
  preStopFirst,
  killInTime,
  keptByFinalizers,
  finishes,
  removedWhenOver,
  shortened,
  grace,
  deletionTime,
];
