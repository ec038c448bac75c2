import type { LawRecord } from '../lawRecord.ts';
import { backoff } from './backoff.ts';
import { ephemeralOnce } from './ephemeralOnce.ts';
import { exit } from './exit.ts';
import { hookFirst } from './hookFirst.ts';
import { image } from './image.ts';
import { initAgain } from './initAgain.ts';
import { initBeforeApp } from './initBeforeApp.ts';
import { initInOrder } from './initInOrder.ts';
import { initOnce } from './initOnce.ts';
import { initOver } from './initOver.ts';
import { instance } from './instance.ts';
import { lastState } from './lastState.ts';
import { mergedRestarts } from './mergedRestarts.ts';
import { oneInstance } from './oneInstance.ts';
import { oneLife } from './oneLife.ts';
import { policy } from './policy.ts';
import { resizeApplied } from './resizeApplied.ts';
import { resizePolicy } from './resizePolicy.ts';
import { restartCount } from './restartCount.ts';
import { runtime } from './runtime.ts';
import { sidecarLast } from './sidecarLast.ts';
import { state } from './state.ts';

export const containerLaws: readonly LawRecord[] = [
  oneInstance,
  restartCount,
  policy,
  initInOrder,
  initBeforeApp,
  initAgain,
  initOnce,
  initOver,
  backoff,
  sidecarLast,
  hookFirst,
  ephemeralOnce,
  resizePolicy,
  resizeApplied,
  state,
  instance,
  runtime,
  mergedRestarts,
  oneLife,
  lastState,
  image,
  exit,
];
