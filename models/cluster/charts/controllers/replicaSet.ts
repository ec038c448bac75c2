import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * A ReplicaSet with its expectations: `unseen` creations, and the `next` of the UIDs that the scenario has. A
 * controller that restarts expects nothing.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export const replicaSet = setup({
  types: {
    context: {} as { replicas: number; unseen: number; next: number; uids: number },
    input: {} as { replicas: number; uids: number },
    events: {} as { type: 'CREATE_POD' | 'SEE_POD' | 'RESTART' } | { type: 'SCALE'; replicas: number },
  },
  guards: {
    hasUids: ({ context }) => context.next <= context.uids,
    expectsPods: ({ context }) => context.unseen > 0,
    isAnotherScale: ({ context, event }) => event.type === 'SCALE' && context.replicas !== event.replicas,
  },
}).createMachine({
  id: 'ReplicaSet',
  description:
    'A ReplicaSet and what its controller remembers: the replicas that are wanted, and the Pods that it ' +
    'has created and not yet seen (expectations).',
  context: ({ input }) => ({
    replicas: input.replicas,
    unseen: 0,
    next: 1,
    uids: input.uids,
  }),
  on: {
    CREATE_POD: {
      guard: 'hasUids',
      actions: assign({
        next: ({ context }) => context.next + 1,
        unseen: ({ context }) => Math.min(context.unseen + 1, context.uids),
      }),
    },
    SEE_POD: {
      guard: 'expectsPods',
      actions: assign({ unseen: ({ context }) => context.unseen - 1 }),
    },
    RESTART: { actions: assign({ unseen: 0 }) },
    SCALE: {
      guard: 'isAnotherScale',
      actions: assign({ replicas: ({ event }) => event.replicas }),
    },
  },
});

export type ReplicaSetState = SnapshotFrom<typeof replicaSet>;

export const wants =
  (replicas: number) =>
  (state: ReplicaSetState): boolean =>
    state.context.replicas === replicas;
export const nextUidIs =
  (ordinal: number) =>
  (state: ReplicaSetState): boolean =>
    state.context.next === ordinal;
export const unseenPods = (state: ReplicaSetState): number => state.context.unseen;
