import type { LawRecord } from '../lawRecord.ts';
import { activeDeadline } from './activeDeadline.ts';
import { alwaysRunsOn } from './alwaysRunsOn.ts';
import { createdPending } from './createdPending.ts';
import { deadline } from './deadline.ts';
import { endsBeforeRemoval } from './endsBeforeRemoval.ts';
import { phaseOrder } from './order.ts';
import { reachesTheEnd } from './reachesTheEnd.ts';
import { successNeedsZero } from './successNeedsZero.ts';
import { terminalFinal } from './terminalFinal.ts';
import { terminalMeansStopped } from './terminalMeansStopped.ts';

export const phaseLaws: readonly LawRecord[] = [
  phaseOrder,
  terminalFinal,
  terminalMeansStopped,
  alwaysRunsOn,
  successNeedsZero,
  reachesTheEnd,
  endsBeforeRemoval,
  activeDeadline,
  createdPending,
  deadline,
];
