import { type SnapshotFrom, setup } from 'xstate';

/**
 * The ports of a container.
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
  description:
    'Whether an instance of a container listens on its ports. Containers of a Pod have one network: of ' +
    'two that want one port the second is told that it is in use.',
  initial: 'Closed',
  states: {
    Closed: { description: 'it does not listen', on: { LISTEN: 'Listening' } },
    Listening: { description: 'it has its ports', on: { CLOSE: 'Closed' } },
  },
});

export type Listener = SnapshotFrom<typeof listener>;

export const isListening = (state: Listener): boolean => state.matches('Listening');
