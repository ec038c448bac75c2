import { budget } from '../../../../models/environment/budget.ts';
import { isUp as isComeUp, stage } from '../../../../models/environment/stage.ts';
import { informer, isResyncing } from '../../../../models/observers/informer.ts';
import { isReady, isUp, node } from '../../../../models/replicatedPods/node.ts';
import { hasProcess, isOn, pod } from '../../../../models/replicatedPods/pod.ts';
import { isNext, isOutOfUids, replicaSet } from '../../../../models/replicatedPods/replicaSet.ts';
import { lastOf, times, walk } from '../walk.ts';

/** What both magnifications use, and the benchmark. */
export const otherWalks = [
  walk({
    chart: budget,
    inputs: [{ limit: 0 }, { limit: 2 }],
    events: [{ type: 'SPEND' }],
    holds: {
      'no more is spent than there is': (way, { limit }) =>
        way.state.context.left === limit - times(way, 'SPEND'),
      'nothing is spent that is not there': ({ state }) => state.context.left >= 0,
    },
  }),
  walk({
    chart: stage,
    events: [{ type: 'COME_UP' }],
    holds: {
      'what has come up once stays so': (way) => isComeUp(way.state) === times(way, 'COME_UP') > 0,
    },
  }),
  walk({
    chart: informer,
    events: [{ type: 'RESTART' }, { type: 'SYNCED' }],
    holds: {
      'it reads everything again from a restart until it has read all': (way) =>
        isResyncing(way.state) === (lastOf(way) === 'RESTART'),
    },
  }),
  walk({
    chart: node,
    inputs: [{ self: 1 }],
    events: (['PARTITION', 'DIE', 'HEAL', 'MARK_READY', 'MARK_NOT_READY'] as const).map((type) => ({ type })),
    holds: {
      'it is up unless it died or was cut off': (way) =>
        isUp(way.state) === [undefined, 'HEAL'].includes(lastOf(way, 'PARTITION', 'DIE', 'HEAL')),
      'it is called what it was last marked': (way) =>
        isReady(way.state) === (lastOf(way, 'MARK_READY', 'MARK_NOT_READY') !== 'MARK_NOT_READY'),
    },
  }),
  walk({
    chart: pod,
    events: [
      { type: 'CREATE' },
      { type: 'BIND', node: 1 },
      { type: 'NODE_DIED', node: 1 },
      { type: 'DELETE' },
      { type: 'EVICT' },
      { type: 'FINALIZE' },
      { type: 'FORCE_DELETE' },
      { type: 'START' },
      { type: 'KILL' },
      { type: 'KILL_ORPHAN' },
      { type: 'CONTAINER_EXIT' },
      { type: 'REPORT_RUNNING' },
      { type: 'REPORT_LOST' },
      { type: 'REPORT_EXIT' },
    ],
    ways: 'shortest',
    holds: {
      'it is in the API from its creation until it is removed': (way) =>
        (way.state.matches({ object: 'Live' }) || way.state.matches({ object: 'Terminating' })) ===
        times(way, 'CREATE') > times(way, 'FINALIZE', 'FORCE_DELETE'),
      'its process runs from its start until it ends': (way) =>
        hasProcess(way.state) ===
        (lastOf(way, 'START', 'CONTAINER_EXIT', 'KILL', 'KILL_ORPHAN', 'NODE_DIED') === 'START'),
      'it is bound once': ({ state, ...way }) =>
        times(way, 'BIND') <= 1 && (isOn(0)(state) || isOn(1)(state)),
    },
  }),
  walk({
    chart: replicaSet,
    inputs: [{ uids: 2 }],
    events: [{ type: 'CREATE' }],
    holds: {
      'it hands out each UID once, in order': (way) =>
        isNext(times(way, 'CREATE') + 1)(way.state) &&
        isOutOfUids(way.state) === (times(way, 'CREATE') === 2),
    },
  }),
];
