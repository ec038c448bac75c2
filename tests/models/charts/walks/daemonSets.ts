import {
  daemonNode,
  hasTaint,
  isCutOff,
  isGone,
  isHeardOf,
  seenNode,
  seenTaint,
} from '../../../../models/controllers/charts/daemonNode.ts';
import { lastOf, since, times, walk } from '../walk.ts';

/** Nodes as DaemonSets care about them, and how their controller sees them. */
export const daemonSetWalks = [
  walk({
    chart: daemonNode,
    events: [
      ...(['CUT', 'HEAL', 'REMOVE', 'RETURN'] as const).map((type) => ({ type })),
      { type: 'TAINT', taint: 'NoExecute' },
      { type: 'TAINT', taint: 'none' },
    ],
    holds: {
      'it is heard of, cut off or gone': ({ state }) =>
        [isHeardOf, isCutOff, isGone].filter((is) => is(state)).length === 1,
      'one that comes back is a new one, without taints': (way) =>
        lastOf(way) !== 'RETURN' || hasTaint('none')(way.state),
      'it has the taint that was set last since it came': (way) =>
        !hasTaint('NoExecute')(way.state) || times(since(way, 'REMOVE'), 'TAINT') > 0,
    },
  }),
  walk({
    chart: seenNode,
    events: [
      { type: 'SEE', as: 'Present', taint: 'none' },
      { type: 'SEE', as: 'Present', taint: 'NoExecute' },
      { type: 'FORGET' },
    ],
    holds: {
      'it is as it was seen last, or unseen': (way) =>
        seenTaint(way.state) === (way.events.at(-1) as { taint?: string } | undefined)?.taint,
    },
  }),
];
