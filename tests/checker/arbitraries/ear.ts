import { type AnyMachineSnapshot, assign, setup } from 'xstate';

/** Remembers who made the last noise (0: nobody): a chart whose context refers to members of a family. */
export const ear = setup({
  types: {
    context: {} as { heard: number },
    events: {} as { type: 'HEAR'; from: number } | { type: 'FORGET' },
  },
}).createMachine({
  id: 'ear',
  context: { heard: 0 },
  on: {
    HEAR: { actions: assign({ heard: ({ event }) => event.from }) },
    FORGET: { guard: ({ context }) => context.heard !== 0, actions: assign({ heard: 0 }) },
  },
});

export const hasHeard =
  (id: number) =>
  (snapshot: AnyMachineSnapshot): boolean =>
    (snapshot.context as { heard: number }).heard === id;

/** Counts up and never down: what urgent rules use up, so that they settle. */
export const fuse = setup({
  types: { events: {} as { type: 'BURN' } },
}).createMachine({
  id: 'fuse',
  initial: 'long',
  states: { long: { on: { BURN: 'short' } }, short: { on: { BURN: 'burnt' } }, burnt: {} },
});
