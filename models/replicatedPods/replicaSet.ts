import { assign, type SnapshotFrom, setup } from 'xstate';

/** The replica set of the benchmark. */
export const replicaSet = setup({
  types: {
    context: {} as { next: number; uids: number },
    input: {} as { uids: number },
    events: {} as { type: 'CREATE' },
  },
  guards: { hasUids: ({ context }) => context.next <= context.uids },
}).createMachine({
  id: 'benchmark replica set',
  description: 'Hands out the UIDs of the benchmark’s Pods, in order, each once.',
  context: ({ input }) => ({ next: 1, uids: input.uids }),
  on: {
    CREATE: {
      guard: 'hasUids',
      actions: assign({ next: ({ context }) => context.next + 1 }),
    },
  },
});

type ReplicaSetState = SnapshotFrom<typeof replicaSet>;

export const isNext =
  (uid: number) =>
  (state: ReplicaSetState): boolean =>
    state.context.next === uid;
export const isOutOfUids = (state: ReplicaSetState): boolean => state.context.next > state.context.uids;
