import { type SnapshotFrom, setup } from 'xstate';

/**
 * Whether an instance of a container listens on its ports. Containers of a Pod have one network: of two that want one
 * port the second is told that it is in use.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 */
export const listener = setup({
  types: {
    events: {} as
      | { type: 'LISTEN' }
      /** another instance begins */
      | { type: 'CLOSE' },
  },
}).createMachine({
  id: 'ports of a container',
  initial: 'Closed',
  states: { Closed: { on: { LISTEN: 'Listening' } }, Listening: { on: { CLOSE: 'Closed' } } },
});

export type Listener = SnapshotFrom<typeof listener>;

export const isListening = (state: Listener): boolean => state.matches('Listening');
