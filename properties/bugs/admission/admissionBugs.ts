import type { Bug } from '../bug.ts';
import { completedCounted } from './completedCounted.ts';
import { endShownTooEarly } from './endShownTooEarly.ts';
import { historyNotCleared } from './historyNotCleared.ts';
import { runningTurnedAway } from './runningTurnedAway.ts';
import { staticPodStaysEnded } from './staticPodStaysEnded.ts';
import { turnedAwayCounted } from './turnedAwayCounted.ts';

/** What a kubelet takes, what it turns away, and static Pods. */
export const admissionBugs: readonly Bug[] = [
  completedCounted,
  runningTurnedAway,
  endShownTooEarly,
  turnedAwayCounted,
  staticPodStaysEnded,
  historyNotCleared,
];
