import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The sandbox of a Pod: the namespaces that its containers share. It is created first, stopped last, and replaced
 * when it dies. `again`: it is not the Pod's first.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network
 */
export const sandbox = setup({
  types: {
    context: {} as { again: boolean },
    events: {} as
      | { type: 'RUN' | 'STOP' | 'REMOVE' }
      /** it died, or its machine went down */
      | { type: 'LOST' },
  },
}).createMachine({
  id: 'sandbox of the runtime',
  context: { again: false },
  initial: 'Absent',
  states: {
    Absent: { on: { RUN: 'Ready' } },
    Ready: { on: { STOP: 'Stopped', LOST: 'Dead' } },
    /** its network is still to be released */
    Dead: { on: { STOP: 'Stopped' } },
    Stopped: {
      on: {
        RUN: { target: 'Ready', actions: assign({ again: true }) },
        REMOVE: { target: 'Absent', actions: assign({ again: false }) },
      },
    },
  },
});

export type Sandbox = SnapshotFrom<typeof sandbox>;

export const isReady = (state: Sandbox): boolean => state.matches('Ready');
export const isDead = (state: Sandbox): boolean => state.matches('Dead');
export const isStopped = (state: Sandbox): boolean => state.matches('Stopped') || state.matches('Absent');
export const mayRun = isStopped;
