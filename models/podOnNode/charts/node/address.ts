import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * An address of the Pod network. `pod`: who has it, or 0.
 * https://kubernetes.io/docs/concepts/cluster-administration/networking/
 */
export const address = setup({
  types: {
    context: {} as { pod: number },
    events: {} as { type: 'TAKE'; pod: number } | { type: 'RELEASE' },
  },
}).createMachine({
  id: 'address of the Pod network',
  description:
    'An address of the node’s part of the Pod network (of each family one), and the Pod that has it.',
  context: { pod: 0 },
  initial: 'Free',
  states: {
    Free: {
      description: 'no Pod has it',
      on: { TAKE: { target: 'Taken', actions: assign({ pod: ({ event }) => event.pod }) } },
    },
    Taken: {
      description: 'one Pod has it',
      on: { RELEASE: { target: 'Free', actions: assign({ pod: 0 }) } },
    },
  },
});

export type Address = SnapshotFrom<typeof address>;

export const isFree = (state: Address): boolean => state.matches('Free');
export const isTakenBy =
  (pod: number) =>
  (state: Address): boolean =>
    state.context.pod === pod;
