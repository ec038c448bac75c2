import { and, assign, not, or, type SnapshotFrom, setup, stateIn } from 'xstate';

/** A Pod of the benchmark. `node`: the one that it is bound to, or 0. */
export const pod = setup({
  types: {
    context: {} as { node: number },
    events: {} as
      | { type: 'BIND' | 'NODE_DIED'; node: number }
      | { type: 'CREATE' | 'DELETE' | 'EVICT' | 'FINALIZE' | 'FORCE_DELETE' }
      | { type: 'START' | 'KILL' | 'KILL_ORPHAN' | 'CONTAINER_EXIT' }
      | { type: 'REPORT_RUNNING' | 'REPORT_LOST' | 'REPORT_EXIT' },
  },
  guards: {
    isLive: stateIn({ object: 'Live' }),
    isTerminating: stateIn({ object: 'Terminating' }),
    isGone: stateIn({ object: 'Gone' }),
    isInApi: or([stateIn({ object: 'Live' }), stateIn({ object: 'Terminating' })]),
    isPending: stateIn({ phase: 'Pending' }),
    hasFailed: stateIn({ phase: 'Failed' }),
    hasNoProcess: stateIn({ process: 'None' }),
    runs: stateIn({ process: 'Running' }),
    hasExited: stateIn({ process: 'Exited' }),
    isBound: ({ context }) => context.node !== 0,
    wasOnIt: ({ context, event }) => event.type === 'NODE_DIED' && context.node === event.node,
  },
  actions: {
    bind: assign({ node: ({ context, event }) => (event.type === 'BIND' ? event.node : context.node) }),
    leaveNode: assign({ node: 0 }),
  },
}).createMachine({
  id: 'benchmark pod',
  description:
    'One Pod of the benchmark: its object in the API, the phase last reported there, and its process on ' +
    'its node.',
  context: { node: 0 },
  type: 'parallel',
  states: {
    object: {
      description: 'whether the object exists',
      initial: 'NotCreated',
      states: {
        NotCreated: { description: 'no object of this UID was ever there', on: { CREATE: 'Live' } },
        Live: {
          description: 'in the API, not being deleted',
          on: {
            BIND: { guard: not('isBound'), actions: 'bind' },
            DELETE: { guard: 'hasFailed', target: 'Terminating' },
            EVICT: { guard: 'isBound', target: 'Terminating' },
          },
        },
        Terminating: {
          description: 'its deletion has begun',
          on: {
            FINALIZE: { guard: not('runs'), target: 'Gone', actions: 'leaveNode' },
            FORCE_DELETE: [
              { guard: 'runs', target: 'Gone' },
              { target: 'Gone', actions: 'leaveNode' },
            ],
          },
        },
        Gone: { description: 'removed from the API' },
      },
    },
    phase: {
      description: 'as last reported',
      initial: 'Pending',
      on: {
        FINALIZE: { guard: and(['isTerminating', not('runs')]), target: '.Pending' },
        FORCE_DELETE: { guard: 'isTerminating', target: '.Pending' },
      },
      states: {
        Pending: {
          description: 'nothing reported yet',
          on: {
            REPORT_RUNNING: { guard: and(['isInApi', 'runs']), target: 'Running' },
            REPORT_EXIT: { guard: and(['isInApi', 'hasExited']), target: 'Failed' },
          },
        },
        Running: {
          description: 'reported to run',
          on: {
            REPORT_LOST: { guard: and(['isInApi', 'hasNoProcess']), target: 'Failed' },
            REPORT_EXIT: { guard: and(['isInApi', 'hasExited']), target: 'Failed' },
          },
        },
        Failed: { description: 'reported to have ended, or lost' },
      },
    },
    process: {
      description: 'what its node has of it',
      initial: 'None',
      states: {
        None: {
          description: 'no process',
          on: { START: { guard: and(['isLive', 'isBound', 'isPending']), target: 'Running' } },
        },
        Running: {
          description: 'its process runs',
          on: {
            CONTAINER_EXIT: [{ guard: 'isGone', target: 'None', actions: 'leaveNode' }, { target: 'Exited' }],
            KILL: { guard: 'isTerminating', target: 'None' },
            KILL_ORPHAN: { guard: 'isGone', target: 'None', actions: 'leaveNode' },
            NODE_DIED: [
              { guard: and(['wasOnIt', 'isGone']), target: 'None', actions: 'leaveNode' },
              { guard: 'wasOnIt', target: 'None' },
            ],
          },
        },
        Exited: {
          description: 'its process has ended',
          on: {
            FINALIZE: { guard: 'isTerminating', target: 'None' },
            FORCE_DELETE: { guard: 'isTerminating', target: 'None' },
            NODE_DIED: { guard: 'wasOnIt', target: 'None' },
          },
        },
      },
    },
  },
});

type PodState = SnapshotFrom<typeof pod>;

const isInApi = (state: PodState): boolean =>
  state.matches({ object: 'Live' }) || state.matches({ object: 'Terminating' });
export const isActive = (state: PodState): boolean =>
  state.matches({ object: 'Live' }) && !state.matches({ phase: 'Failed' });
export const isOn =
  (node: number) =>
  (state: PodState): boolean =>
    state.context.node === node;
export const occupies =
  (node: number) =>
  (state: PodState): boolean =>
    isOn(node)(state) && isInApi(state) && !state.matches({ phase: 'Failed' });
export const hasProcess = (state: PodState): boolean => state.matches({ process: 'Running' });
export const serves = (state: PodState): boolean =>
  state.matches({ object: 'Live', phase: 'Running', process: 'Running' });

/** What laws see of a Pod of the benchmark. */
export type BenchmarkPodView = {
  readonly object: 'NotCreated' | 'Live' | 'Terminating' | 'Gone';
  readonly node: number;
};

export const benchmarkPodView = (state: PodState): BenchmarkPodView => ({
  object: (state.value as { object: BenchmarkPodView['object'] }).object,
  node: state.context.node,
});
