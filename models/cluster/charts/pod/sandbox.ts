import { type SnapshotFrom, setup } from 'xstate';

/**
 * The sandbox of a Pod.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network
 */
export const sandbox = setup({
  types: { events: {} as { type: 'CREATE' | 'STOP' | 'LOST' } },
}).createMachine({
  id: 'sandbox',
  description:
    'The sandbox of a Pod on its node (“pause” container): the namespaces that its containers share. ' +
    'Created first, stopped last.',
  initial: 'Absent',
  states: {
    Absent: {
      description: 'none: a Pod that is to run gets a new one, and its init containers run again',
      on: { CREATE: 'Ready' },
    },
    Ready: {
      description: 'it is there, and containers may run in it',
      on: { STOP: 'Absent', LOST: 'Absent' },
    },
  },
});

export type Sandbox = SnapshotFrom<typeof sandbox>;

export const hasSandbox = (state: Sandbox): boolean => state.matches('Ready');
