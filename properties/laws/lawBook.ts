import { backoff } from './container/backoff.ts';
import { ephemeralOnce } from './container/ephemeralOnce.ts';
import { hookFirst } from './container/hookFirst.ts';
import { initBeforeApp } from './container/initBeforeApp.ts';
import { initInOrder } from './container/initInOrder.ts';
import { initOnce } from './container/initOnce.ts';
import { oneInstance } from './container/oneInstance.ts';
import { policy } from './container/policy.ts';
import { resizeApplied } from './container/resizeApplied.ts';
import { resizePolicy } from './container/resizePolicy.ts';
import { restartCount } from './container/restartCount.ts';
import { sidecarLast } from './container/sidecarLast.ts';
import { evictionFinal } from './eviction/final.ts';
import { onlyWithReason } from './eviction/onlyWithReason.ts';
import { ranking } from './eviction/ranking.ts';
import { shutdownOrder } from './eviction/shutdownOrder.ts';
import { nameExclusive } from './identity/nameExclusive.ts';
import { neverRescheduled } from './identity/neverRescheduled.ts';
import { replacementIsNew } from './identity/replacementIsNew.ts';
import { scheduledOnce } from './identity/scheduledOnce.ts';
import { uidUnique } from './identity/uidUnique.ts';
import type { LawRecord } from './lawRecord.ts';
import { hostNetwork } from './network/host.ts';
import { ipUnique } from './network/ipUnique.ts';
import { onePort } from './network/onePort.ts';
import { released } from './network/released.ts';
import { sharedStack } from './network/sharedStack.ts';
import { neverOvercommitted } from './node/neverOvercommitted.ts';
import { notReadyWhileShuttingDown } from './node/notReadyWhileShuttingDown.ts';
import { turnedAwayNeverRuns } from './node/turnedAwayNeverRuns.ts';
import { activeDeadline } from './phase/activeDeadline.ts';
import { alwaysRunsOn } from './phase/alwaysRunsOn.ts';
import { phaseOrder } from './phase/order.ts';
import { reachesTheEnd } from './phase/reachesTheEnd.ts';
import { successNeedsZero } from './phase/successNeedsZero.ts';
import { terminalFinal } from './phase/terminalFinal.ts';
import { terminalMeansStopped } from './phase/terminalMeansStopped.ts';
import { livenessRestarts } from './probe/livenessRestarts.ts';
import { readinessNeverKills } from './probe/readinessNeverKills.ts';
import { startupFirst } from './probe/startupFirst.ts';
import { threshold } from './probe/threshold.ts';
import { hardAtBind } from './scheduling/hardAtBind.ts';
import { hardInTruth } from './scheduling/hardInTruth.ts';
import { home } from './static/home.ts';
import { mirrorOnly } from './static/mirrorOnly.ts';
import { mirrorReturns } from './static/mirrorReturns.ts';
import { noReferences } from './static/noReferences.ts';
import { oneAtATime } from './static/oneAtATime.ts';
import { staticReachesTheEnd } from './static/reachesTheEnd.ts';
import { readyIsFresh } from './status/readyIsFresh.ts';
import { readyMeansReady } from './status/readyMeansReady.ts';
import { resizeConditions } from './status/resizeConditions.ts';
import { podEnd } from './storage/podEnd.ts';
import { survivesRestart } from './storage/survivesRestart.ts';
import { finishes } from './termination/finishes.ts';
import { graceShrinks } from './termination/graceShrinks.ts';
import { irrevocable } from './termination/irrevocable.ts';
import { keptByFinalizers } from './termination/keptByFinalizers.ts';
import { killInTime } from './termination/killInTime.ts';
import { noRestart } from './termination/noRestart.ts';
import { preStopFirst } from './termination/preStopFirst.ts';
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
  activeDeadline,
  oneInstance,
  restartCount,
  policy,
  initInOrder,
  initBeforeApp,
  initOnce,
  backoff,
  sidecarLast,
  hookFirst,
  ephemeralOnce,
  resizePolicy,
  resizeApplied,
  startupFirst,
  threshold,
  livenessRestarts,
  readinessNeverKills,
  readyMeansReady,
  readyIsFresh,
  resizeConditions,
  irrevocable,
  withinGrace,
  removedAfterStop,
  noRestart,
  graceShrinks,
  preStopFirst,
  killInTime,
  keptByFinalizers,
  finishes,
  mirrorOnly,
  mirrorReturns,
  home,
  noReferences,
  oneAtATime,
  staticReachesTheEnd,
  ipUnique,
  sharedStack,
  onePort,
  hostNetwork,
  released,
  survivesRestart,
  podEnd,
  ranking,
  evictionFinal,
  shutdownOrder,
  onlyWithReason,
  turnedAwayNeverRuns,
  neverOvercommitted,
  notReadyWhileShuttingDown,
  noSurplus,
];
