import {
  controllerProcess,
  isListing,
  isWorking,
} from '../../../../models/controllers/charts/controllerProcess.ts';
import {
  hasOwn,
  instance,
  isCutOff,
  isHeardOf,
  runningOf,
} from '../../../../models/controllers/charts/instance.ts';
import {
  isExpected,
  isForgotten,
  isRecorded,
  ownWrite,
} from '../../../../models/controllers/charts/ownWrite.ts';
import { isIdle, pass } from '../../../../models/controllers/charts/pass.ts';
import { hasEnded, isAbsent, isActive, isReady, pod } from '../../../../models/controllers/charts/pod.ts';
import { replicas, seenCount, seenReplicas, wants } from '../../../../models/controllers/charts/replicas.ts';
import {
  isAtRevision,
  revision,
  seenNumber,
  seenRevision,
} from '../../../../models/controllers/charts/revision.ts';
import { isUnseen, lookOf, seenPod } from '../../../../models/controllers/charts/seenPod.ts';
import { lastOf, since, times, walk } from '../walk.ts';
import { jobWalks } from './jobs.ts';

/** Controllers that see late, and what they look after. */
export const controllersWalks = [
  ...jobWalks,
  walk({
    chart: pod,
    ways: 'shortest',
    events: [
      { type: 'CREATE', kind: 1 },
      { type: 'CHANGE', kind: 2 },
      ...(['READY', 'UNREADY', 'FAIL', 'SUCCEED', 'DELETE', 'REMOVE'] as const).map((type) => ({ type })),
    ],
    holds: {
      'it is of no kind while there is none': ({ state }) => isAbsent(state) === (state.context.kind === 0),
      'it counts, or has ended, and never both': ({ state }) => !(isActive(state) && hasEnded(state)),
      'it is ready only after it was said to be': (way) =>
        !isReady(way.state) || times(since(way, 'CREATE', 'UNREADY'), 'READY') > 0,
    },
  }),
  walk({
    chart: seenPod,
    ways: 'shortest',
    events: [
      { type: 'SEE', as: 'Unready', kind: 1 },
      { type: 'SEE', as: 'Ready', kind: 1 },
      { type: 'SEE', as: 'Terminating', kind: 1 },
      { type: 'SEE', as: 'Failed', kind: 1 },
      { type: 'SEE', as: 'Succeeded', kind: 1 },
      { type: 'FORGET' },
    ],
    holds: {
      'it is unseen until it is seen, and once it is forgotten': (way) =>
        isUnseen(way.state) === (lastOf(way) === undefined || lastOf(way) === 'FORGET'),
      'its kind is seen with it': ({ state }) => (lookOf(state)?.kind ?? 0) === (isUnseen(state) ? 0 : 1),
    },
  }),
  walk({
    chart: ownWrite,
    events: (['CREATED', 'PATCHED', 'DELETED', 'SEEN', 'ENDED', 'EXPIRE', 'FORGET'] as const).map((type) => ({
      type,
    })),
    holds: {
      'nothing is expected for ever: it is seen, expires, or is forgotten': (way) =>
        !isExpected(way.state) || ['CREATED', 'DELETED', 'SEEN'].includes(lastOf(way) ?? ''),
      'what was written is on record until it is seen, ended or forgotten': (way) =>
        !isRecorded(way.state) || times(since(way, 'FORGET', 'ENDED'), 'CREATED', 'PATCHED') > 0,
      'a restart forgets everything': (way) => lastOf(way) !== 'FORGET' || isForgotten(way.state),
    },
  }),
  walk({
    chart: controllerProcess,
    events: (['LEAD', 'LISTED', 'RESTART', 'STEP_DOWN'] as const).map((type) => ({ type })),
    holds: {
      'it acts only once it has listed everything': (way) =>
        !isWorking(way.state) || lastOf(way) === 'LISTED',
      'it lists when it becomes the leader, and after a restart': (way) =>
        isListing(way.state) === ['LEAD', 'RESTART'].includes(lastOf(way) ?? ''),
    },
  }),
  walk({
    chart: pass,
    inputs: [{ most: 2 }],
    events: [{ type: 'WROTE' }, { type: 'END' }],
    holds: {
      'it counts the writes since it began': (way) =>
        way.state.context.done === times(since(way, 'END'), 'WROTE'),
      'it is between two passes before the first write, and after the end': (way) =>
        isIdle(way.state) === (lastOf(way) !== 'WROTE'),
    },
  }),
  walk({
    chart: replicas,
    inputs: [{ replicas: 1 }],
    events: [
      { type: 'SCALE', replicas: 0 },
      { type: 'SCALE', replicas: 2 },
    ],
    holds: {
      'it wants what was last said': (way) =>
        wants((way.events.at(-1) as { replicas?: number } | undefined)?.replicas ?? 1)(way.state),
    },
  }),
  walk({
    chart: seenReplicas,
    events: [
      { type: 'SEE', as: 'Present', replicas: 1 },
      { type: 'SEE', as: 'Present', replicas: 2 },
    ],
    holds: {
      'it is what was seen last': (way) =>
        seenCount(way.state) === (way.events.at(-1) as { replicas?: number } | undefined)?.replicas,
    },
  }),
  walk({
    chart: revision,
    events: [
      { type: 'CHANGE', revision: 1 },
      { type: 'CHANGE', revision: 2 },
    ],
    holds: {
      'it is what was last said': (way) =>
        isAtRevision((way.events.at(-1) as { revision?: number } | undefined)?.revision ?? 1)(way.state),
    },
  }),
  walk({
    chart: seenRevision,
    events: [
      { type: 'SEE', as: 'Present', revision: 1 },
      { type: 'SEE', as: 'Present', revision: 2 },
    ],
    holds: {
      'it is what was seen last': (way) =>
        seenNumber(way.state) === (way.events.at(-1) as { revision?: number } | undefined)?.revision,
    },
  }),
  walk({
    chart: instance,
    events: (['START', 'STOP', 'CUT', 'HEAL', 'LOSE'] as const).map((type) => ({ type })),
    holds: {
      'two run only where one was lost': (way) =>
        runningOf(way.state) < 2 || times(since(way, 'HEAL'), 'LOSE') > 0,
      'one that is cut off does not stop': (way) => !isCutOff(way.state) || hasOwn(way.state),
      'one that is heard of is not cut off': (way) => !(isHeardOf(way.state) && isCutOff(way.state)),
    },
  }),
];
