import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The Pod's place on the Pod network, as the network plugin keeps it for the sandbox. ADD gives addresses (numbered
 * here), one of each family; an ADD that failed, and a DEL that failed, are followed by another DEL.
 * https://www.cni.dev/docs/spec/
 */
export const podNetwork = setup({
  types: {
    context: {} as { address: number },
    events: {} as { type: 'ADD'; address: number } | { type: 'ADD_FAILS' | 'DEL_FAILS' | 'DEL' },
  },
}).createMachine({
  id: 'Pod network',
  context: { address: 0 },
  initial: 'Apart',
  states: {
    Apart: {
      on: {
        ADD: { target: 'Joined', actions: assign({ address: ({ event }) => event.address }) },
        ADD_FAILS: 'Broken',
      },
    },
    /** something may be left of an ADD that failed */
    Broken: { on: { DEL: 'Apart' } },
    Joined: { on: { DEL: { target: 'Apart', actions: assign({ address: 0 }) }, DEL_FAILS: 'Stuck' } },
    /** it could not be taken out of the network, and keeps its address */
    Stuck: { on: { DEL: { target: 'Apart', actions: assign({ address: 0 }) } } },
  },
});

export type PodNetwork = SnapshotFrom<typeof podNetwork>;

export const isApart = (network: PodNetwork): boolean => network.matches('Apart');
export const isBroken = (network: PodNetwork): boolean => network.matches('Broken');
export const isJoined = (network: PodNetwork): boolean =>
  network.matches('Joined') || network.matches('Stuck');
