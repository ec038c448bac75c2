import { initBeforeApp } from './container/initBeforeApp.ts';
import { initInOrder } from './container/initInOrder.ts';
import { initOnce } from './container/initOnce.ts';
import { oneInstance } from './container/oneInstance.ts';
import { policy } from './container/policy.ts';
import { restartCount } from './container/restartCount.ts';
import { nameExclusive } from './identity/nameExclusive.ts';
import { neverRescheduled } from './identity/neverRescheduled.ts';
import { replacementIsNew } from './identity/replacementIsNew.ts';
import { scheduledOnce } from './identity/scheduledOnce.ts';
import { uidUnique } from './identity/uidUnique.ts';
import type { LawRecord } from './lawRecord.ts';
import { alwaysRunsOn } from './phase/alwaysRunsOn.ts';
import { phaseOrder } from './phase/order.ts';
import { reachesTheEnd } from './phase/reachesTheEnd.ts';
import { successNeedsZero } from './phase/successNeedsZero.ts';
import { terminalFinal } from './phase/terminalFinal.ts';
import { terminalMeansStopped } from './phase/terminalMeansStopped.ts';
import { hardAtBind } from './scheduling/hardAtBind.ts';
import { hardInTruth } from './scheduling/hardInTruth.ts';
import { readyMeansReady } from './status/readyMeansReady.ts';
import { finishes } from './termination/finishes.ts';
import { irrevocable } from './termination/irrevocable.ts';
import { noRestart } from './termination/noRestart.ts';
import { removedAfterStop } from './termination/removedAfterStop.ts';
import { withinGrace } from './termination/withinGrace.ts';
import { noSurplus } from './workload/noSurplus.ts';

/** The law book, in the order in which it is read. */
export const lawBook: readonly LawRecord[] = [
  uidUnique,
  replacementIsNew,
  neverRescheduled,
  scheduledOnce,
  nameExclusive,
  hardAtBind,
  hardInTruth,
  phaseOrder,
  terminalFinal,
  terminalMeansStopped,
  alwaysRunsOn,
  successNeedsZero,
  reachesTheEnd,
  oneInstance,
  restartCount,
  policy,
  initInOrder,
  initBeforeApp,
  initOnce,
  readyMeansReady,
  irrevocable,
  withinGrace,
  removedAfterStop,
  noRestart,
  finishes,
  noSurplus,
];
