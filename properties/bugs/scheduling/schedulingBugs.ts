import type { Bug } from '../bug.ts';
import { assumedOnTwoNodes } from './assumedOnTwoNodes.ts';
import { assumedTwice } from './assumedTwice.ts';
import { assumptionExpires } from './assumptionExpires.ts';
import { budgetNotTheLastResort } from './budgetNotTheLastResort.ts';
import { nominatedRoomTaken } from './nominatedRoomTaken.ts';
import { oldLeaderBinds } from './oldLeaderBinds.ts';
import { twoBindingsAtOnce } from './twoBindingsAtOnce.ts';

/** The scheduler. */
export const schedulingBugs: readonly Bug[] = [
  assumedTwice,
  assumedOnTwoNodes,
  assumptionExpires,
  oldLeaderBinds,
  twoBindingsAtOnce,
  nominatedRoomTaken,
  budgetNotTheLastResort,
];
