import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * A Pod on the Pod network. `address`: the number of its addresses, or 0.
 * https://www.cni.dev/docs/spec/
 */
export const podNetwork = setup({
  types: {
    context: {} as { address: number },
    events: {} as { type: 'ADD'; address: number } | { type: 'ADD_FAILS' | 'DEL_FAILS' | 'DEL' },
  },
}).createMachine({
  id: 'Pod network',
  description:
    'The Pod’s place on the Pod network, as the network plugin keeps it for the sandbox. ADD gives ' +
    'addresses, one of each family; an ADD that failed, and a DEL that failed, are followed by another ' +
    'DEL.',
  context: { address: 0 },
  initial: 'Apart',
  states: {
    Apart: {
      description: 'the sandbox is not in the network',
      on: {
        ADD: { target: 'Joined', actions: assign({ address: ({ event }) => event.address }) },
        ADD_FAILS: 'Broken',
      },
    },
    Broken: { description: 'something may be left of an ADD that failed', on: { DEL: 'Apart' } },
    Joined: {
      description: 'the sandbox has its addresses',
      on: { DEL: { target: 'Apart', actions: assign({ address: 0 }) }, DEL_FAILS: 'Stuck' },
    },
    Stuck: {
      description: 'it could not be taken out of the network, and keeps its addresses',
      on: { DEL: { target: 'Apart', actions: assign({ address: 0 }) } },
    },
  },
});

export type PodNetwork = SnapshotFrom<typeof podNetwork>;

export const isBroken = (network: PodNetwork): boolean => network.matches('Broken');
export const isJoined = (network: PodNetwork): boolean =>
  network.matches('Joined') || network.matches('Stuck');
