import { assign, type SnapshotFrom, setup } from 'xstate';

/** An address of the node's part of the Pod network (of each family one), and the Pod that has it: 0, none. */
export const address = setup({
  types: {
    context: {} as { pod: number },
    events: {} as { type: 'TAKE'; pod: number } | { type: 'RELEASE' },
  },
}).createMachine({
  id: 'address of the Pod network',
  context: { pod: 0 },
  initial: 'Free',
  states: {
    Free: { on: { TAKE: { target: 'Taken', actions: assign({ pod: ({ event }) => event.pod }) } } },
    Taken: { on: { RELEASE: { target: 'Free', actions: assign({ pod: 0 }) } } },
  },
});

export type Address = SnapshotFrom<typeof address>;

export const isFree = (state: Address): boolean => state.matches('Free');
export const isTakenBy =
  (pod: number) =>
  (state: Address): boolean =>
    state.context.pod === pod;
