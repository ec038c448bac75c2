import { emit, not, type SnapshotFrom, setup, stateIn } from 'xstate';

/** A machine of the benchmark, and whether the API calls it ready. */
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
  context: ({ input }) => ({ self: input.self }),
  type: 'parallel',
  states: {
    machine: {
      initial: 'Up',
      states: {
        Up: { on: { PARTITION: 'Partitioned', DIE: 'Dead' } },
        Partitioned: { on: { DIE: 'Dead', HEAL: 'Up' } },
        Dead: {
          entry: emit(({ context }) => ({ type: 'node died' as const, node: context.self })),
          on: { HEAL: 'Up' },
        },
      },
    },
    condition: {
      initial: 'Ready',
      states: {
        Ready: { on: { MARK_NOT_READY: { guard: not('isUp'), target: 'NotReady' } } },
        NotReady: { on: { MARK_READY: { guard: 'isUp', target: 'Ready' } } },
      },
    },
  },
});

type NodeState = SnapshotFrom<typeof node>;

export const isUp = (state: NodeState): boolean => state.matches({ machine: 'Up' });
export const isReady = (state: NodeState): boolean => state.matches({ condition: 'Ready' });
