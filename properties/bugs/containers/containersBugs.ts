import type { Bug } from '../bug.ts';
import { createdNeverStarted } from './createdNeverStarted.ts';
import { graceGivenTwice } from './graceGivenTwice.ts';
import { hookOutlivesGrace } from './hookOutlivesGrace.ts';
import { initBackToInitializing } from './initBackToInitializing.ts';
import { initRunsAgain } from './initRunsAgain.ts';
import { removedStartedAgain } from './removedStartedAgain.ts';
import { runningStartedAgain } from './runningStartedAgain.ts';
import { sidecarKeepsCrashedDown } from './sidecarKeepsCrashedDown.ts';
import { startedAfterLostRecord } from './startedAfterLostRecord.ts';
import { startupProbeEnds } from './startupProbeEnds.ts';

/** Containers: init containers, sidecars, and the time that they are given to end. */
export const containersBugs: readonly Bug[] = [
  removedStartedAgain,
  startedAfterLostRecord,
  initRunsAgain,
  initBackToInitializing,
  createdNeverStarted,
  sidecarKeepsCrashedDown,
  startupProbeEnds,
  graceGivenTwice,
  hookOutlivesGrace,
  runningStartedAgain,
];
