import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * What is allocated, by Pod. That a resize was granted the kubelet notes in a file, and knows again after a restart.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export const allocations = setup({
  types: {
    input: {} as { pods: number },
    context: {} as { taken: readonly boolean[]; resized: readonly boolean[] },
    events: {} as
      | { type: 'TAKE' | 'RESIZE' | 'RELEASE'; pod: number }
      /** the kubelet restarted: it takes its Pods again */
      | { type: 'FORGET' },
  },
  guards: {
    hasTaken: ({ context, event }) => event.type !== 'FORGET' && context.taken[event.pod - 1] === true,
    hasAny: ({ context }) => context.taken.includes(true),
  },
  actions: {
    take: assign(({ context, event }) =>
      event.type === 'FORGET' ? {} : { taken: context.taken.with(event.pod - 1, true) },
    ),
    resize: assign(({ context, event }) =>
      event.type === 'FORGET'
        ? {}
        : { resized: context.resized.with(event.pod - 1, !context.resized[event.pod - 1]) },
    ),
    release: assign(({ context, event }) =>
      event.type === 'FORGET'
        ? {}
        : {
            taken: context.taken.with(event.pod - 1, false),
            resized: context.resized.with(event.pod - 1, false),
          },
    ),
    forget: assign({ taken: ({ context }) => context.taken.map(() => false) }),
  },
}).createMachine({
  id: 'allocations of the kubelet',
  description:
    'What the kubelet has allocated of its node, Pod by Pod: those that it has taken count against what ' +
    'the node has, those that were resized with what they were given.',
  context: ({ input }) => ({
    taken: Array.from({ length: input.pods }, () => false),
    resized: Array.from({ length: input.pods }, () => false),
  }),
  on: {
    TAKE: { actions: 'take' },
    RESIZE: { guard: 'hasTaken', actions: 'resize' },
    RELEASE: { guard: 'hasTaken', actions: 'release' },
    FORGET: { guard: 'hasAny', actions: 'forget' },
  },
});

export type Allocations = SnapshotFrom<typeof allocations>;
