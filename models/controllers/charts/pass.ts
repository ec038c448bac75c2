import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * How many of its writes a controller has made in the pass at hand. What it writes was decided by what it saw when the pass
 * began; until the pass ends nothing more reaches it, which is one more way of seeing late.
 */
export const pass = setup({
  types: {
    context: {} as { done: number; most: number },
    input: {} as { most: number },
    events: {} as { type: 'WROTE' | 'END' },
  },
  guards: { mayWrite: ({ context }) => context.done < context.most },
}).createMachine({
  id: 'pass',
  description:
    'How many of its writes a controller has made in the pass at hand; none: it is between two passes.',
  context: ({ input }) => ({ done: 0, most: input.most }),
  on: {
    WROTE: { guard: 'mayWrite', actions: assign({ done: ({ context }) => context.done + 1 }) },
    END: { actions: assign({ done: 0 }) },
  },
});

export type Pass = SnapshotFrom<typeof pass>;

export const isIdle = (state: Pass): boolean => state.context.done === 0;
