import {
  deployment,
  isOfRevision,
  isScaledTo,
} from '../../../../models/cluster/charts/controllers/deployment.ts';
import {
  isSeenActive,
  isUnseenPod,
  observedPod,
} from '../../../../models/cluster/charts/controllers/observedPod.ts';
import { replicaSet, unseenPods } from '../../../../models/cluster/charts/controllers/replicaSet.ts';
import { isWorking, kubelet } from '../../../../models/cluster/charts/node/kubelet.ts';
import { isDead, isUp, machine } from '../../../../models/cluster/charts/node/machine.ts';
import { isCordoned, isDraining, maintenance } from '../../../../models/cluster/charts/node/maintenance.ts';
import {
  hasNoExecuteTaint,
  isDeleted,
  isUnknown,
  nodeObject,
} from '../../../../models/cluster/charts/node/nodeObject.ts';
import { container, countedRestarts, isAlive } from '../../../../models/cluster/charts/pod/container.ts';
import {
  isBound,
  isGone,
  isInApi,
  podObject,
  wasFailedFromOutside,
} from '../../../../models/cluster/charts/pod/podObject.ts';
import {
  isStopping,
  isSyncing,
  isUnseen,
  podWorker,
} from '../../../../models/cluster/charts/pod/podWorker.ts';
import { fails, isForgotten, passes, probe } from '../../../../models/cluster/charts/pod/probe.ts';
import { hasSandbox, sandbox } from '../../../../models/cluster/charts/pod/sandbox.ts';
import {
  isPlacedOn,
  isQueued,
  scheduledPod,
} from '../../../../models/cluster/charts/scheduler/scheduledPod.ts';
import { lastOf, since, times, walk } from '../walk.ts';

export const clusterWalks = [
  walk({
    chart: deployment,
    inputs: [{ replicas: 1 }],
    events: [
      ...[0, 1, 2].map((replicas) => ({ type: 'SCALE' as const, replicas })),
      { type: 'ROLL_OUT' },
      { type: 'ROLL_BACK' },
    ],
    holds: {
      'it wants the replicas that it was last scaled to': ({ events, state }) =>
        isScaledTo(events.findLast((event) => event.type === 'SCALE')?.replicas ?? 1)(state),
      'its template is the one that was last rolled out, or rolled back to': ({ events, state }) =>
        isOfRevision(events.findLast((event) => event.type !== 'SCALE')?.type === 'ROLL_OUT' ? 2 : 1)(state),
    },
  }),
  walk({
    chart: replicaSet,
    inputs: [{ replicas: 2, uids: 2 }],
    events: [
      { type: 'CREATE_POD' },
      { type: 'SEE_POD' },
      { type: 'RESTART' },
      { type: 'SCALE', replicas: 1 },
      { type: 'SCALE', replicas: 2 },
    ],
    holds: {
      'it creates a Pod for each UID, and no more': (way) =>
        times(way, 'CREATE_POD') <= 2 &&
        way.state.can({ type: 'CREATE_POD' }) === times(way, 'CREATE_POD') < 2,
      'it expects to see what it has created since it last restarted': (way) => {
        const known = since(way, 'RESTART');
        return unseenPods(way.state) === times(known, 'CREATE_POD') - times(known, 'SEE_POD');
      },
    },
  }),
  walk({
    chart: observedPod,
    events: [
      { type: 'SEE', as: 'Active' },
      { type: 'SEE', as: 'Inactive' },
    ],
    holds: {
      'it counts as long as it was last seen active': ({ events, state }) => {
        const last = events.at(-1);
        return (
          isUnseenPod(state) === (last === undefined) &&
          isSeenActive(state) === (last?.type === 'SEE' && last.as === 'Active')
        );
      },
    },
  }),
  walk({
    chart: scheduledPod,
    events: [
      { type: 'SEE', as: 'Queued' },
      { type: 'SEE', as: 'Placed', node: 1 },
      { type: 'SEE', as: 'Placed', node: 2 },
      { type: 'SEE', as: 'Gone' },
    ],
    holds: {
      'it takes room on the node that it was assumed on, and on no other': ({ events, state }) => {
        const last = events.at(-1);
        const node = last?.type === 'SEE' && last.as === 'Placed' ? last.node : 0;
        return [1, 2].every((each) => isPlacedOn(each)(state) === (each === node));
      },
      'it is scheduled once': ({ events, state }) =>
        !isQueued(state) || events.every((event) => event.type !== 'SEE' || event.as === 'Queued'),
    },
  }),
  walk({
    chart: kubelet,
    events: [{ type: 'RESTART' }, { type: 'STARTED' }],
    holds: {
      'it works but for while it restarts': (way) => isWorking(way.state) === (lastOf(way) !== 'RESTART'),
    },
  }),
  walk({
    chart: machine,
    events: [{ type: 'DIE' }, { type: 'PARTITION' }, { type: 'HEAL' }, { type: 'SWITCH_OFF' }],
    holds: {
      'it is dead from when it dies, or is switched off while it is cut off, until it is brought back': (
        way,
      ) =>
        isDead(way.state) ===
        (['DIE', 'SWITCH_OFF'].includes(lastOf(way) ?? '') && since(way, 'HEAL').events.length > 0),
      'it is switched off only while it is cut off': ({ events }) =>
        events.every(({ type }, at) => type !== 'SWITCH_OFF' || events[at - 1]?.type === 'PARTITION'),
      'it reaches the API server unless it is dead or cut off': (way) =>
        isUp(way.state) === ['HEAL', undefined].includes(lastOf(way)),
    },
  }),
  walk({
    chart: maintenance,
    events: (['CORDON', 'DRAIN', 'DRAINED', 'UNCORDON'] as const).map((type) => ({ type })),
    holds: {
      'it is cordoned from when it is cordoned or drained until it is uncordoned': (way) =>
        isCordoned(way.state) === (way.events.length > 0 && times(way, 'UNCORDON') === 0),
      'a drain has an end': (way) => isDraining(way.state) === times(way, 'DRAIN') > times(way, 'DRAINED'),
      'it is uncordoned only when it is drained': ({ events }) =>
        events.every(({ type }, at) => type !== 'UNCORDON' || events[at - 1]?.type === 'DRAINED'),
    },
  }),
  walk({
    chart: nodeObject,
    events: (['LOSE', 'TAINT', 'HEARTBEAT', 'UNTAINT', 'DELETE', 'REGISTER'] as const).map((type) => ({
      type,
    })),
    holds: {
      'it is Unknown from the loss of its heartbeats until the next one': (way) =>
        isUnknown(way.state) ===
        ['LOSE', 'TAINT'].includes(lastOf(way, 'LOSE', 'TAINT', 'HEARTBEAT', 'DELETE', 'REGISTER') ?? ''),
      'it keeps its NoExecute taint until that is taken away, or the node deleted': (way) =>
        hasNoExecuteTaint(way.state) === (lastOf(way, 'TAINT', 'UNTAINT', 'DELETE') === 'TAINT'),
      'it takes new Pods only while it is Ready and not tainted': ({ state }) =>
        state.matches('Ready') === !(isUnknown(state) || hasNoExecuteTaint(state) || isDeleted(state)),
    },
  }),
  walk({
    chart: container,
    events: (['START', 'EXIT_ZERO', 'EXIT_NONZERO', 'TERM', 'KILL', 'LOST', 'RESET', 'CLEAR'] as const).map(
      (type) => ({
        type,
      }),
    ),
    ways: 'shortest',
    holds: {
      'it runs from a start until it ends': (way) =>
        isAlive(way.state) === ['START', 'TERM'].includes(lastOf(way) ?? ''),
      'its instances are counted, as far as they are told apart': (way) =>
        way.state.context.instances === Math.min(times(since(way, 'CLEAR'), 'START'), countedRestarts + 1),
    },
  }),
  walk({
    chart: podObject,
    events: [
      { type: 'CREATE' },
      { type: 'BIND', node: 1 },
      { type: 'STATUS', phase: 'Running', ready: true },
      { type: 'STATUS', phase: 'Pending', ready: false },
      { type: 'STATUS', phase: 'Succeeded', ready: false },
      { type: 'STATUS', phase: 'Failed', ready: false },
      { type: 'NOT_READY' },
      { type: 'FAIL_FROM_OUTSIDE' },
      { type: 'DELETE' },
      { type: 'REMOVE' },
      { type: 'FORGET' },
    ],
    ways: 'shortest',
    holds: {
      'it is in the API from its creation until it is removed': ({ state, ...way }) =>
        isInApi(state) === (times(way, 'CREATE') === 1 && !isGone(state)),
      'it is on the node that it was bound to until nothing is left of it': (way) =>
        isBound(way.state) === (lastOf(way, 'BIND', 'FORGET') === 'BIND'),
      'Pod garbage collection is the only one that fails it from outside': (way) =>
        !wasFailedFromOutside(way.state) || times(way, 'FAIL_FROM_OUTSIDE') > 0,
    },
  }),
  walk({
    chart: podWorker,
    events: (['SEE', 'STOP', 'GRACE_OVER', 'FORGET'] as const).map((type) => ({ type })),
    holds: {
      'a Pod that it stops it never starts again, unless the kubelet has forgotten it': (way) => {
        const known = since(way, 'FORGET');
        return isStopping(way.state) === times(known, 'STOP') > 0;
      },
      'it syncs a Pod that it has seen and not stopped': (way) => {
        const known = since(way, 'FORGET');
        return (
          isSyncing(way.state) === (lastOf(known) === 'SEE') &&
          isUnseen(way.state) === (known.events.length === 0)
        );
      },
    },
  }),
  walk({
    chart: probe,
    events: (['PASS', 'FAIL', 'RESET', 'FORGET', 'YOUNG', 'BEGIN'] as const).map((type) => ({ type })),
    ways: 'shortest',
    holds: {
      'its verdict is the last one of this kubelet process on this instance': (way) =>
        passes(way.state) === (lastOf(way, 'PASS', 'FAIL', 'RESET', 'FORGET') === 'PASS') &&
        fails(way.state) === (lastOf(way, 'PASS', 'FAIL', 'RESET', 'FORGET') === 'FAIL'),
      'only what an earlier kubelet process knew is forgotten': (way) =>
        !isForgotten(way.state) || lastOf(way, 'PASS', 'FAIL', 'RESET', 'FORGET') === 'FORGET',
    },
  }),
  walk({
    chart: sandbox,
    events: (['CREATE', 'STOP', 'LOST'] as const).map((type) => ({ type })),
    holds: {
      'it is there from its creation until it is stopped or lost': (way) =>
        hasSandbox(way.state) === (lastOf(way) === 'CREATE'),
    },
  }),
];
