import type { Bug } from '../bug.ts';
import { closingNodeShownReady } from './closingNodeShownReady.ts';
import { completedFailedByAdmission } from './completedFailedByAdmission.ts';
import { completedFailedForDevice } from './completedFailedForDevice.ts';
import { evictedStartedAgain } from './evictedStartedAgain.ts';
import { failedThenSucceeded } from './failedThenSucceeded.ts';
import { forgottenPodStarted } from './forgottenPodStarted.ts';
import { removedWithoutAnEnd } from './removedWithoutAnEnd.ts';
import { shutdownLeavesCompleted } from './shutdownLeavesCompleted.ts';
import { terminatedStartedAgain } from './terminatedStartedAgain.ts';

/** Phase, and that a terminal one is the end. */
export const phaseBugs: readonly Bug[] = [
  failedThenSucceeded,
  forgottenPodStarted,
  terminatedStartedAgain,
  completedFailedByAdmission,
  completedFailedForDevice,
  evictedStartedAgain,
  removedWithoutAnEnd,
  shutdownLeavesCompleted,
  closingNodeShownReady,
];
