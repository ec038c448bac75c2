import type { LawRecord } from '../lawRecord.ts';
import { allocated } from './allocated.ts';
import { allocation } from './allocation.ts';
import { boundFirst } from './boundFirst.ts';
import { complete } from './complete.ts';
import { conditions } from './conditions.ts';
import { conditionsFollow } from './conditionsFollow.ts';
import { containerTimes } from './containerTimes.ts';
import { newTransition } from './newTransition.ts';
import { observedGeneration } from './observedGeneration.ts';
import { observedTogether } from './observedTogether.ts';
import { phaseFollows } from './phaseFollows.ts';
import { podAllocated } from './podAllocated.ts';
import { qosClass } from './qosClass.ts';
import { readyIsFresh } from './readyIsFresh.ts';
import { readyMeansReady } from './readyMeansReady.ts';
import { resizeConditions } from './resizeConditions.ts';
import { resizeReasons } from './resizeReasons.ts';
import { resources } from './resources.ts';
import { sandboxFirst } from './sandboxFirst.ts';
import { startedAndReady } from './startedAndReady.ts';
import { startTime } from './startTime.ts';
import { terminalIsUnready } from './terminalIsUnready.ts';
import { transitionTimes } from './transitionTimes.ts';
import { volumeMounts } from './volumeMounts.ts';

export const statusLaws: readonly LawRecord[] = [
  readyMeansReady,
  readyIsFresh,
  resizeConditions,
  boundFirst,
  startTime,
  startedAndReady,
  containerTimes,
  qosClass,
  observedGeneration,
  terminalIsUnready,
  phaseFollows,
  conditionsFollow,
  observedTogether,
  transitionTimes,
  newTransition,
  sandboxFirst,
  conditions,
  complete,
  resources,
  allocation,
  allocated,
  podAllocated,
  resizeReasons,
  volumeMounts,
];
