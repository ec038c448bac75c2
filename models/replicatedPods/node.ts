import { emit, not, type SnapshotFrom, setup, stateIn } from 'xstate';

/** A node of the benchmark. */
export const node = setup({
  types: {
    context: {} as { self: number },
    input: {} as { self: number },
    events: {} as { type: 'PARTITION' | 'DIE' | 'HEAL' | 'MARK_READY' | 'MARK_NOT_READY' },
    emitted: {} as { type: 'node died'; node: number },
  },
  guards: { isUp: stateIn({ machine: 'Up' }) },
}).createMachine({
  id: 'benchmark node',
  description: 'A machine of the benchmark, and whether the API calls it ready.',
  context: ({ input }) => ({ self: input.self }),
  type: 'parallel',
  states: {
    machine: {
      description: 'the machine itself',
      initial: 'Up',
      states: {
        Up: {
          description: 'it runs and reaches the API server',
          on: { PARTITION: 'Partitioned', DIE: 'Dead' },
        },
        Partitioned: {
          description: 'it runs and does not reach the API server',
          on: { DIE: 'Dead', HEAL: 'Up' },
        },
        Dead: {
          description: 'it is down, and no process is left on it',
          entry: emit(({ context }) => ({ type: 'node died' as const, node: context.self })),
          on: { HEAL: 'Up' },
        },
      },
    },
    condition: {
      description: 'what the API says of it',
      initial: 'Ready',
      states: {
        Ready: {
          description: 'Ready=True',
          on: { MARK_NOT_READY: { guard: not('isUp'), target: 'NotReady' } },
        },
        NotReady: { description: 'Ready=False', on: { MARK_READY: { guard: 'isUp', target: 'Ready' } } },
      },
    },
  },
});

type NodeState = SnapshotFrom<typeof node>;

export const isUp = (state: NodeState): boolean => state.matches({ machine: 'Up' });
export const isReady = (state: NodeState): boolean => state.matches({ condition: 'Ready' });
