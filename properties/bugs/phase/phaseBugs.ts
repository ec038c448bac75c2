import type { Bug } from '../bug.ts';
import { completedFailedByAdmission } from './completedFailedByAdmission.ts';
import { completedFailedForDevice } from './completedFailedForDevice.ts';
import { failedThenSucceeded } from './failedThenSucceeded.ts';
import { forgottenPodStarted } from './forgottenPodStarted.ts';
import { terminatedStartedAgain } from './terminatedStartedAgain.ts';

/** Phase, and that a terminal one is the end. */
export const phaseBugs: readonly Bug[] = [
  failedThenSucceeded,
  forgottenPodStarted,
  terminatedStartedAgain,
  completedFailedByAdmission,
  completedFailedForDevice,
];
