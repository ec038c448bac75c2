import {
  contender,
  contenderState,
  isBound,
  isPending,
  nodeOf,
} from '../../../../models/controllers/charts/contender.ts';
import { keptNode, nomination, promisedNode } from '../../../../models/controllers/charts/nomination.ts';
import { seenAllowance, seenAllowed } from '../../../../models/controllers/charts/seenAllowance.ts';
import { lastOf, times, walk } from '../walk.ts';

/** Pods that contend for slots, what is kept for them, and how the scheduler sees a budget. */
export const preemptionWalks = [
  walk({
    chart: contender,
    inputs: [{}, { node: 2 }],
    events: [
      { type: 'BIND', node: 1 },
      ...(['PREEMPT', 'DELETE', 'REMOVE'] as const).map((type) => ({ type })),
    ],
    holds: {
      'it waits until it is bound': (way, { node }) =>
        isPending(way.state) === (node === undefined && times(way, 'BIND') === 0),
      'it has its slot until it is gone': ({ state }) =>
        nodeOf(state) > 0 === !['Pending', 'Gone'].includes(contenderState(state)),
      'it runs until it is deleted, by whomever': (way) =>
        isBound(way.state) === (!isPending(way.state) && times(way, 'PREEMPT', 'DELETE') === 0),
    },
  }),
  walk({
    chart: nomination,
    events: [
      { type: 'NOMINATE', node: 1 },
      { type: 'NOMINATE', node: 2 },
      ...(['STORE', 'SEE_OLD', 'LOSE', 'RESTART'] as const).map((type) => ({ type })),
    ],
    ways: 'shortest',
    holds: {
      'it was promised what was nominated last': (way) =>
        promisedNode(way.state) ===
        ((way.events.findLast(({ type }) => type === 'NOMINATE') as { node?: number } | undefined)?.node ??
          0),
      'what is kept is what was nominated, unless that was lost': (way) =>
        times(way, 'LOSE', 'RESTART') > 0 || keptNode(way.state) === promisedNode(way.state),
      'a restart keeps what is stored': (way) =>
        lastOf(way) !== 'RESTART' || keptNode(way.state) === way.state.context.stored,
    },
  }),
  walk({
    chart: seenAllowance,
    events: [
      { type: 'SEE', as: 'Counted', allowed: 0 },
      { type: 'SEE', as: 'Counted', allowed: 1 },
    ],
    holds: {
      'it is what was seen last': (way) =>
        seenAllowed(way.state) === (way.events.at(-1) as { allowed?: number } | undefined)?.allowed,
    },
  }),
];
