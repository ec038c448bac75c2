import { activeDeadline, isPast } from '../../../../models/podOnNode/charts/pod/activeDeadline.ts';
import {
  apiPod,
  isBound,
  isGone,
  isKeptByFinalizers,
  isLive,
} from '../../../../models/podOnNode/charts/pod/apiPod.ts';
import {
  isSeenBound,
  isSeenDeleted,
  isSeenGone,
  isUnseen,
  podInView,
} from '../../../../models/podOnNode/charts/pod/podInView.ts';
import { isBroken, isJoined, podNetwork } from '../../../../models/podOnNode/charts/pod/podNetwork.ts';
import { isInProgress, isWaiting, podResize } from '../../../../models/podOnNode/charts/pod/podResize.ts';
import {
  isEnding,
  isEvicted,
  isSyncing,
  podWorker,
} from '../../../../models/podOnNode/charts/pod/podWorker.ts';
import { isSeenTrue, readinessGate } from '../../../../models/podOnNode/charts/pod/readinessGate.ts';
import { isReady, sandbox } from '../../../../models/podOnNode/charts/pod/sandbox.ts';
import {
  hasDecidedEnd,
  isEvicted as isFailedForEviction,
  statusManager,
} from '../../../../models/podOnNode/charts/pod/statusManager.ts';
import { isOver, toleratedTime } from '../../../../models/podOnNode/charts/pod/toleratedTime.ts';
import { isMounted, volume } from '../../../../models/podOnNode/charts/pod/volume.ts';
import { lastOf, since, times, walk } from '../walk.ts';

/** A Pod on its node: its object, what the kubelet remembers of it, what the runtime has of it. */
export const podOfNodeWalks = [
  walk({
    chart: activeDeadline,
    events: [{ type: 'START' }, { type: 'PASS' }],
    holds: {
      'it passes only when it was started': (way) =>
        isPast(way.state) === (times(way, 'START', 'PASS') === 2),
    },
  }),
  walk({
    chart: apiPod,
    inputs: [{ finalizers: false }, { finalizers: true }],
    events: [
      { type: 'CREATE' },
      { type: 'BIND' },
      { type: 'STATUS', phase: 'Running', ready: true, evicted: false },
      { type: 'STATUS', phase: 'Succeeded', ready: false, evicted: false },
      { type: 'STATUS', phase: 'Failed', ready: false, evicted: true },
      { type: 'DELETE', grace: 'own' },
      { type: 'DELETE', grace: 'shorter' },
      { type: 'REMOVE' },
      { type: 'FINALIZED' },
    ],
    ways: 'shortest',
    holds: {
      'its deletion is never taken back': (way) => !isLive(way.state) || times(way, 'DELETE', 'REMOVE') === 0,
      'it goes only when it has no finalizers': (way, { finalizers }) =>
        !isGone(way.state) || !finalizers || times(way, 'FINALIZED') === 1,
      'finalizers keep it when its grace period is over': ({ state }) =>
        !isKeptByFinalizers(state) || state.context.finalizers,
      'its grace period is never made longer': ({ events, state }) => {
        const asked = events.flatMap((event) => (event.type === 'DELETE' ? [event.grace] : []));
        return !asked.includes('shorter') || state.context.grace !== 'own';
      },
      'it shows what was last written': ({ events, state }) => {
        const written = events.findLast((event) => event.type === 'STATUS');
        return !isBound(state) || state.context.phase === (written?.phase ?? 'Pending');
      },
    },
  }),
  walk({
    chart: podInView,
    events: [
      { type: 'SEE', as: 'Bound' },
      { type: 'SEE', as: 'Deleted' },
      { type: 'SEE', as: 'Gone' },
      { type: 'FORGET' },
    ],
    holds: {
      'it is as it was last seen, until the kubelet restarts': ({ events, state }) => {
        const last = events.at(-1);
        const seen = last?.type === 'SEE' ? last.as : undefined;
        return (
          isUnseen(state) === (seen === undefined) &&
          isSeenBound(state) === (seen === 'Bound') &&
          isSeenDeleted(state) === (seen === 'Deleted') &&
          isSeenGone(state) === (seen === 'Gone')
        );
      },
    },
  }),
  walk({
    chart: podNetwork,
    events: [
      { type: 'ADD', address: 1 },
      { type: 'ADD', address: 2 },
      { type: 'ADD_FAILS' },
      { type: 'DEL_FAILS' },
      { type: 'DEL' },
    ],
    holds: {
      'the sandbox has addresses as long as it is in the network, also when it cannot be taken out': (way) =>
        isJoined(way.state) === ['ADD', 'DEL_FAILS'].includes(lastOf(way) ?? '') &&
        isJoined(way.state) === way.state.context.address > 0,
      'an ADD that failed is followed by a DEL': (way) =>
        isBroken(way.state) === (lastOf(way) === 'ADD_FAILS') &&
        way.state.matches('Apart') === [undefined, 'DEL'].includes(lastOf(way)),
    },
  }),
  walk({
    chart: podResize,
    events: (['ASK', 'GRANT', 'DEFER', 'REFUSE', 'DONE', 'FORGET'] as const).map((type) => ({ type })),
    holds: {
      'it is in progress from when it is granted until it is done': (way) =>
        isInProgress(way.state) === (lastOf(way, 'GRANT', 'DONE') === 'GRANT'),
      'what is refused waits for nothing, until a new kubelet decides again': (way) =>
        !isWaiting(way.state) || lastOf(way, 'ASK', 'REFUSE', 'FORGET') !== 'REFUSE',
    },
  }),
  walk({
    chart: podWorker,
    events: (
      ['SYNC', 'REJECT', 'TERMINATE', 'EVICT', 'GRACE_OVER', 'STOPPED', 'CLEANED', 'FORGET'] as const
    ).map((type) => ({ type })),
    holds: {
      'what it has begun to end it never looks after again, unless the kubelet has forgotten it': (way) =>
        isEnding(way.state) === times(since(way, 'FORGET'), 'TERMINATE', 'EVICT') > 0,
      'what it turned away it never looks after': (way) =>
        !isSyncing(way.state) || times(since(way, 'FORGET'), 'REJECT') === 0,
      'it knows that it evicted the Pod': (way) =>
        isEvicted(way.state) === times(since(way, 'FORGET'), 'EVICT') > 0,
    },
  }),
  walk({
    chart: readinessGate,
    events: [{ type: 'SET_TRUE' }, { type: 'SET_FALSE' }, { type: 'SEE' }],
    holds: {
      'its kubelet knows what it last saw': ({ events, state }) => {
        const known = { events: events.slice(0, events.findLastIndex(({ type }) => type === 'SEE') + 1) };
        return isSeenTrue(state) === (lastOf(known, 'SET_TRUE', 'SET_FALSE') === 'SET_TRUE');
      },
    },
  }),
  walk({
    chart: sandbox,
    events: (['RUN', 'STOP', 'REMOVE', 'RUN_FAILS', 'RETRY', 'LOST'] as const).map((type) => ({ type })),
    holds: {
      'containers may run in it until it is stopped or dies': (way) =>
        isReady(way.state) === (lastOf(way) === 'RUN'),
      'one that replaces another is a later attempt': (way) => {
        const known = since(way, 'REMOVE');
        const first = known.events.findIndex(({ type }) => type === 'RUN');
        const again = first >= 0 && times({ events: known.events.slice(first + 1) }, 'RUN', 'RUN_FAILS') > 0;
        return way.state.context.attempt === (again ? 1 : 0);
      },
    },
  }),
  walk({
    chart: statusManager,
    events: [
      { type: 'DECIDE', phase: 'Running', ready: true },
      { type: 'DECIDE', phase: 'Succeeded', ready: false },
      { type: 'REJECT' },
      { type: 'EVICT' },
      { type: 'FORGET' },
    ],
    holds: {
      'it has decided on what was last decided': ({ events, state }) => {
        const last = events.at(-1);
        if (last === undefined || last.type === 'FORGET') return state.context.phase === null;
        return state.context.phase === (last.type === 'DECIDE' ? last.phase : 'Failed');
      },
      'it knows that the kubelet failed the Pod': (way) =>
        isFailedForEviction(way.state) === times(since(way, 'FORGET'), 'EVICT') > 0,
      'the end is decided with a terminal phase': ({ state }) =>
        hasDecidedEnd(state) === ['Succeeded', 'Failed'].includes(state.context.phase ?? ''),
    },
  }),
  walk({
    chart: toleratedTime,
    events: [{ type: 'SCHEDULE' }, { type: 'OVER' }, { type: 'CANCEL' }],
    holds: {
      'it is over only when it was scheduled, and not since cancelled': (way) =>
        isOver(way.state) === (lastOf(way) === 'OVER') && times(way, 'OVER') <= times(way, 'SCHEDULE'),
    },
  }),
  walk({
    chart: volume,
    inputs: [
      { survivesReboot: true, survivesPod: true },
      { survivesReboot: true, survivesPod: false },
      { survivesReboot: false, survivesPod: false },
    ],
    events: (['MOUNT', 'WRITE', 'REBOOT', 'UNMOUNT'] as const).map((type) => ({ type })),
    holds: {
      'it is mounted until it is unmounted, or the machine goes down': (way) =>
        isMounted(way.state) === ['MOUNT', 'WRITE'].includes(lastOf(way) ?? ''),
      'what was written to it outlives a reboot or its Pod exactly if its kind does': (way, input) => {
        const isThere = way.state.matches('Written') || way.state.matches('Kept');
        if (times(way, 'WRITE') === 0) return !isThere;
        const after = since(way, 'WRITE');
        const lost =
          (times(after, 'REBOOT') > 0 && !input.survivesReboot) ||
          (times(after, 'UNMOUNT') > 0 && !input.survivesPod);
        return isThere === !lost;
      },
    },
  }),
];
