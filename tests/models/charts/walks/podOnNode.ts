import { address, isFree, isTakenBy } from '../../../../models/podOnNode/charts/node/address.ts';
import { allocations } from '../../../../models/podOnNode/charts/node/allocations.ts';
import { connection, isOpen } from '../../../../models/podOnNode/charts/node/connection.ts';
import {
  evictionManager,
  hasPressure,
  isUnderPressure,
} from '../../../../models/podOnNode/charts/node/evictionManager.ts';
import { isRunning, kubelet } from '../../../../models/podOnNode/charts/node/kubelet.ts';
import { isPresent, noExecuteTaint } from '../../../../models/podOnNode/charts/node/noExecuteTaint.ts';
import { readyCondition } from '../../../../models/podOnNode/charts/node/readyCondition.ts';
import {
  isReleased,
  isShuttingDown,
  shutdownManager,
} from '../../../../models/podOnNode/charts/node/shutdownManager.ts';
import {
  isDeleted,
  isPresent as isThere,
  manifestFile,
} from '../../../../models/podOnNode/charts/staticPods/manifestFile.ts';
import {
  isAbsent,
  isTerminating,
  mirrorPod,
} from '../../../../models/podOnNode/charts/staticPods/mirrorPod.ts';
import { lastOf, since, times, walk } from '../walk.ts';

/** The node: what its Pods share, and static Pods. */
export const nodeWalks = [
  walk({
    chart: address,
    events: [{ type: 'TAKE', pod: 1 }, { type: 'TAKE', pod: 2 }, { type: 'RELEASE' }],
    holds: {
      'the Pod that took it has it until it is released': ({ events, state }) => {
        const last = events.at(-1);
        const pod = last?.type === 'TAKE' ? last.pod : 0;
        return isFree(state) === (pod === 0) && isTakenBy(pod)(state);
      },
    },
  }),
  walk({
    chart: allocations,
    inputs: [{ pods: 2 }],
    events: [1, 2].flatMap((pod) => [
      { type: 'TAKE' as const, pod },
      { type: 'RESIZE' as const, pod },
      { type: 'RELEASE' as const, pod },
      { type: 'FORGET' as const },
    ]),
    ways: 'shortest',
    holds: {
      'a Pod counts from when it is taken until it is released, or the kubelet restarts': ({
        events,
        state,
      }) =>
        [1, 2].every((pod) => {
          const last = events.findLast((event) => event.type === 'FORGET' || event.pod === pod);
          return state.context.taken[pod - 1] === (last?.type === 'TAKE' || last?.type === 'RESIZE');
        }),
      'a resize is known again after a restart': ({ events, state }) =>
        [1, 2].every((pod) => {
          const own = events.filter((event) => event.type !== 'FORGET' && event.pod === pod);
          return (
            state.context.resized[pod - 1] === (times(since({ events: own }, 'RELEASE'), 'RESIZE') % 2 === 1)
          );
        }),
    },
  }),
  walk({
    chart: connection,
    events: [{ type: 'CUT' }, { type: 'HEAL' }],
    holds: { 'it is open unless it was cut': (way) => isOpen(way.state) === (lastOf(way) !== 'CUT') },
  }),
  walk({
    chart: evictionManager,
    events: (['PRESSURE', 'EVICT', 'RELIEF', 'FORGET'] as const).map((type) => ({ type })),
    holds: {
      'the node has the condition MemoryPressure from the signal until its relief, or a restart': (way) =>
        hasPressure(way.state) === ['PRESSURE', 'EVICT'].includes(lastOf(way) ?? ''),
      'after an eviction it waits before it evicts another Pod': (way) =>
        isUnderPressure(way.state) === (lastOf(way) === 'PRESSURE'),
    },
  }),
  walk({
    chart: kubelet,
    events: [{ type: 'STOP' }, { type: 'START' }],
    holds: { 'it runs unless it was stopped': (way) => isRunning(way.state) === (lastOf(way) !== 'STOP') },
  }),
  walk({
    chart: noExecuteTaint,
    events: [{ type: 'PUT' }, { type: 'TAKE_OFF' }],
    holds: {
      'it is there from when it is put until it is taken off': (way) =>
        isPresent(way.state) === (lastOf(way) === 'PUT'),
    },
  }),
  walk({
    chart: readyCondition,
    events: [{ type: 'REPORT_READY' }, { type: 'REPORT_NOT_READY' }],
    holds: {
      'it is what the kubelet last reported': (way) =>
        way.state.matches('False') === (lastOf(way) === 'REPORT_NOT_READY'),
    },
  }),
  walk({
    chart: shutdownManager,
    inputs: [{ groups: 2 }],
    events: (['BEGIN', 'CANCEL', 'NEXT', 'FORGET'] as const).map((type) => ({ type })),
    holds: {
      'it lets the machine go when each group of Pods has had its turn': (way) =>
        isReleased(way.state) === (times(since(way, 'BEGIN', 'CANCEL', 'FORGET'), 'NEXT') === 2),
      'it shuts down from the beginning until it is cancelled, or its kubelet stops': (way) =>
        isShuttingDown(way.state) === (lastOf(way, 'BEGIN', 'CANCEL', 'FORGET') === 'BEGIN'),
    },
  }),
  walk({
    chart: manifestFile,
    events: [{ type: 'WRITE' }, { type: 'DELETE' }, { type: 'PUT_BACK' }],
    holds: {
      'it is in the folder from when it is written, or put back, until it is deleted': (way) =>
        isThere(way.state) === ['WRITE', 'PUT_BACK'].includes(lastOf(way) ?? '') &&
        isDeleted(way.state) === (lastOf(way) === 'DELETE'),
    },
  }),
  walk({
    chart: mirrorPod,
    events: [
      { type: 'CREATE', nodeName: 'node-1' },
      { type: 'STATUS', phase: 'Running', ready: true },
      { type: 'STATUS', phase: 'Failed', ready: false },
      { type: 'DELETE' },
      { type: 'REMOVE' },
    ],
    holds: {
      'it is bound to its node as long as the API shows it': ({ state }) =>
        (state.context.nodeName === '') === isAbsent(state),
      'it says nothing of the one before it': (way) =>
        way.state.context.phase === 'Pending' || !isAbsent(way.state),
      'a graceful deletion waits for its kubelet only where something may still run': (way) =>
        !isTerminating(way.state) || times(way, 'DELETE') > 0,
    },
  }),
];
