import { assign, type SnapshotFrom, setup } from 'xstate';

/** How many Pods of a Job have come to an end, whatever is written of it: nobody reads it but laws. */
export const endedPods = setup({
  types: {
    context: {} as { ended: number; most: number },
    input: {} as { most: number },
    events: {} as { type: 'END' },
  },
  guards: { mayEnd: ({ context }) => context.ended < context.most },
}).createMachine({
  id: 'ended Pods of a Job',
  description: 'How many Pods of a Job have ended, or are being deleted.',
  context: ({ input }) => ({ ended: 0, most: input.most }),
  on: { END: { guard: 'mayEnd', actions: assign({ ended: ({ context }) => context.ended + 1 }) } },
});

export type EndedPods = SnapshotFrom<typeof endedPods>;
