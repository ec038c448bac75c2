import {
  areReady,
  countedPods,
  readyOf,
  totalOf,
} from '../../../../models/controllers/charts/countedPods.ts';
import {
  isSized,
  isThere,
  replicaSetObject,
  seenSize,
  seenSizeOf,
  sizeOf,
} from '../../../../models/controllers/charts/replicaSetObject.ts';
import {
  asks,
  isPaused,
  rollout,
  rolloutOf,
  seenRollout,
} from '../../../../models/controllers/charts/rollout.ts';
import { availableOf, seenAvailable } from '../../../../models/controllers/charts/seenAvailable.ts';
import { lastOf, times, walk } from '../walk.ts';

/** Deployments, their ReplicaSets, and how their controller sees them. */
export const deploymentWalks = [
  walk({
    chart: rollout,
    events: [
      { type: 'CHANGE', revision: 1 },
      { type: 'CHANGE', revision: 2 },
      { type: 'PAUSE' },
      { type: 'RESUME' },
    ],
    holds: {
      'it is paused until it is resumed': (way) =>
        isPaused(way.state) === (lastOf(way, 'PAUSE', 'RESUME') === 'PAUSE'),
      'it asks for one template': ({ state }) =>
        asks(1, isPaused(state))(state) !== asks(2, isPaused(state))(state),
    },
  }),
  walk({
    chart: seenRollout,
    events: [
      { type: 'SEE', as: 'Present', revision: 1, paused: false },
      { type: 'SEE', as: 'Present', revision: 2, paused: true },
    ],
    holds: {
      'it is what was seen last': (way) =>
        rolloutOf(way.state)?.revision === (way.events.at(-1) as { revision?: number } | undefined)?.revision,
      'that it is paused is seen with its template': ({ state }) =>
        rolloutOf(state)?.paused !== true || rolloutOf(state)?.revision === 2,
    },
  }),
  walk({
    chart: replicaSetObject,
    inputs: [{}, { replicas: 2 }],
    events: [
      { type: 'CREATE', replicas: 1 },
      { type: 'SCALE', replicas: 0 },
      { type: 'SCALE', replicas: 2 },
    ],
    holds: {
      'it is there from the beginning, or once it was created': (way, input) =>
        isThere(way.state) === (input.replicas !== undefined || times(way, 'CREATE') > 0),
      'while it is missing it has no size': ({ state }) =>
        isThere(state) ? isSized(sizeOf(state))(state) : sizeOf(state) === 0,
    },
  }),
  walk({
    chart: seenSize,
    events: [
      { type: 'SEE', as: 'Present', replicas: 0 },
      { type: 'SEE', as: 'Present', replicas: 2 },
    ],
    holds: {
      'it is what was seen last': (way) =>
        seenSizeOf(way.state) === (way.events.at(-1) as { replicas?: number } | undefined)?.replicas,
    },
  }),
  walk({
    chart: seenAvailable,
    events: [
      { type: 'SEE', as: 'Counted', available: 1 },
      { type: 'SEE', as: 'Counted', available: 2 },
    ],
    holds: {
      'none are known of before some were seen': (way) =>
        availableOf(way.state) ===
        ((way.events.at(-1) as { available?: number } | undefined)?.available ?? 0),
    },
  }),
  walk({
    chart: countedPods,
    ways: 'shortest',
    inputs: [{ most: 2 }, { most: 2, ready: 2 }],
    events: [
      { type: 'CREATE' },
      { type: 'READY' },
      { type: 'UNREADY' },
      { type: 'DELETE', from: 'ready' },
      { type: 'DELETE', from: 'unready' },
      { type: 'DELETE', from: 'lost' },
      { type: 'LOSE', ready: 1, unready: 0 },
      { type: 'LOSE', ready: 1, unready: 1 },
    ],
    holds: {
      'there are never more than there is room for, nor fewer than none': ({ state }) =>
        totalOf(state) <= 2 && Object.values(state.context).every((count) => count >= 0),
      'only what was created is deleted': (way, input) =>
        totalOf(way.state) <= (input.ready ?? 0) + times(way, 'CREATE'),
      'those that are ready are among them': ({ state }) =>
        readyOf(state) <= totalOf(state) &&
        areReady(totalOf(state))(state) === (readyOf(state) === totalOf(state)),
    },
  }),
];
