import { assign, type SnapshotFrom, setup } from 'xstate';

/** How a Pod is, as far as those care that contend for slots. */
export const contenderStates = ['Pending', 'Bound', 'Preempted', 'Deleted', 'Gone'] as const;
export type ContenderState = (typeof contenderStates)[number];

/**
 * A Pod that contends for a slot of a node, as the API knows it: it waits for one, runs, is being deleted, for another Pod or by a
 * user, or is gone. It may have one from the beginning.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export const contender = setup({
  types: {
    context: {} as { is: ContenderState; node: number },
    input: {} as { node?: number | undefined },
    events: {} as { type: 'BIND'; node: number } | { type: 'PREEMPT' | 'DELETE' | 'REMOVE' },
  },
  guards: {
    waits: ({ context }) => context.is === 'Pending',
    runs: ({ context }) => context.is === 'Bound',
    isThere: ({ context }) => context.is === 'Bound' || context.is === 'Deleted',
    isBeingDeleted: ({ context }) => context.is === 'Preempted' || context.is === 'Deleted',
  },
}).createMachine({
  id: 'Pod that contends for a slot',
  description: 'A Pod that contends for a slot of a node.',
  context: ({ input: { node } }) => ({ is: node === undefined ? 'Pending' : 'Bound', node: node ?? 0 }),
  on: {
    BIND: { guard: 'waits', actions: assign(({ event }) => ({ is: 'Bound', node: event.node })) },
    PREEMPT: { guard: 'isThere', actions: assign({ is: 'Preempted' }) },
    DELETE: { guard: 'runs', actions: assign({ is: 'Deleted' }) },
    REMOVE: { guard: 'isBeingDeleted', actions: assign({ is: 'Gone', node: 0 }) },
  },
});

export type Contender = SnapshotFrom<typeof contender>;

export const contenderState = ({ context }: Contender): ContenderState => context.is;
export const isPending = ({ context }: Contender): boolean => context.is === 'Pending';
export const isBound = ({ context }: Contender): boolean => context.is === 'Bound';

/** The node that it is on; 0: none. */
export const nodeOf = ({ context }: Contender): number => context.node;
