import { assign, type SnapshotFrom, setup } from 'xstate';

/** A clock by which something comes due: the minutes that have passed. */
export const clock = setup({
  types: {
    context: {} as { minute: number; last: number },
    input: {} as { last: number },
    events: {} as { type: 'TICK' },
  },
  guards: { goesOn: ({ context }) => context.minute < context.last },
}).createMachine({
  id: 'clock',
  description: 'The minutes that have passed, of those that matter.',
  context: ({ input }) => ({ minute: 0, last: input.last }),
  on: {
    TICK: { guard: 'goesOn', actions: assign({ minute: ({ context }) => context.minute + 1 }) },
  },
});

export type Clock = SnapshotFrom<typeof clock>;

export const isMinute =
  (minute: number) =>
  ({ context }: Clock): boolean =>
    context.minute === minute;
