import { assign, setup } from 'xstate';

/** A finite supply of something that the environment may do. */
export const budget = setup({
  types: {
    context: {} as { left: number },
    input: {} as { limit: number },
    events: {} as { type: 'SPEND' },
  },
  guards: { isLeft: ({ context }) => context.left > 0 },
}).createMachine({
  id: 'budget',
  description: 'How often the environment may still do something: a failure, an exit, an eviction.',
  context: ({ input }) => ({ left: input.limit }),
  on: {
    SPEND: {
      guard: 'isLeft',
      actions: assign({ left: ({ context }) => context.left - 1 }),
    },
  },
});
