import { budgetStatus, notes } from '../../../../models/controllers/charts/budgetStatus.ts';
import { cachedBudget, isCurrent } from '../../../../models/controllers/charts/cachedBudget.ts';
import { drainedNode, isDraining } from '../../../../models/controllers/charts/drainedNode.ts';
import { eviction, isTaken } from '../../../../models/controllers/charts/eviction.ts';
import {
  guardedPhaseOf,
  isUnseen,
  seenGuardedPod,
} from '../../../../models/controllers/charts/seenGuardedPod.ts';
import { lastOf, since, times, walk } from '../walk.ts';

/** Nodes that are drained, evictions and the budget that they ask, and how its controller sees all that. */
export const drainWalks = [
  walk({
    chart: drainedNode,
    events: [{ type: 'DRAIN' }],
    holds: {
      'it is drained from when somebody asks for it': (way) =>
        isDraining(way.state) === times(way, 'DRAIN') > 0,
    },
  }),
  walk({
    chart: eviction,
    events: [{ type: 'TAKE' }, { type: 'END' }],
    holds: {
      'it is taken until it is answered': (way) => isTaken(way.state) === (lastOf(way) === 'TAKE'),
    },
  }),
  walk({
    chart: cachedBudget,
    events: [{ type: 'DELIVER' }, { type: 'CHANGE' }],
    holds: {
      'it is current from a delivery to the next change': (way) =>
        isCurrent(way.state) === (lastOf(way) === 'DELIVER'),
    },
  }),
  walk({
    chart: budgetStatus,
    events: [
      { type: 'COUNT', expected: 2, desired: 1, healthy: 2, allowed: 1, disrupted: [] },
      { type: 'COUNT', expected: 2, desired: 1, healthy: 1, allowed: 0, disrupted: [1] },
      { type: 'TAKE', place: 1 },
      { type: 'TIME_OUT', place: 1 },
    ],
    holds: {
      'nothing is taken before it was counted': (way) => times(way, 'COUNT') > 0 || !notes(1)(way.state),
      'what was taken since it was counted is not allowed again': (way) =>
        way.state.context.allowed >= 0 &&
        (lastOf(way) !== 'TAKE' || (notes(1)(way.state) && way.state.context.allowed === 0)),
      'only what is noted takes too long': ({ state: { context } }) =>
        context.overdue.every((place) => context.disrupted.includes(place)),
      'an eviction that was just taken has time again': (way) =>
        lastOf(way) !== 'TAKE' || way.state.context.overdue.length === 0,
      'it was counted, or it says nothing': (way) =>
        way.state.context.observed === times(since(way), 'COUNT') > 0,
    },
  }),
  walk({
    chart: seenGuardedPod,
    events: [
      { type: 'SEE', as: 'Unready' },
      { type: 'SEE', as: 'Ready' },
      { type: 'SEE', as: 'Terminating' },
      { type: 'FORGET' },
    ],
    holds: {
      'it is as it was seen last, or unseen': (way) =>
        guardedPhaseOf(way.state) === (way.events.at(-1) as { as?: string } | undefined)?.as &&
        isUnseen(way.state) === (guardedPhaseOf(way.state) === undefined),
    },
  }),
];
