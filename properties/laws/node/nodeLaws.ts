import type { LawRecord } from '../lawRecord.ts';
import { addresses } from './addresses.ts';
import { endedHoldsNothing } from './endedHoldsNothing.ts';
import { facts } from './facts.ts';
import { heartbeat } from './heartbeat.ts';
import { neverOvercommitted } from './neverOvercommitted.ts';
import { notReadyWhileShuttingDown } from './notReadyWhileShuttingDown.ts';
import { reports } from './reports.ts';
import { silentKubelet } from './silentKubelet.ts';
import { taintsFollow } from './taintsFollow.ts';
import { turnedAwayNeverRuns } from './turnedAwayNeverRuns.ts';
import { unreadyPods } from './unreadyPods.ts';

export const nodeLaws: readonly LawRecord[] = [
  turnedAwayNeverRuns,
  neverOvercommitted,
  endedHoldsNothing,
  notReadyWhileShuttingDown,
  taintsFollow,
  heartbeat,
  facts,
  addresses,
  reports,
  unreadyPods,
  silentKubelet,
];
