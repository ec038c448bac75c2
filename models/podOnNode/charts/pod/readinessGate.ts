import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * A readiness gate. `seen`: as the kubelet last saw it.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
 */
export const readinessGate = setup({
  types: {
    context: {} as { seen: boolean },
    events: {} as
      /** what others write */
        | { type: 'SET_TRUE' | 'SET_FALSE' }
        /** it reaches the kubelet */
        | { type: 'SEE' },
  },
}).createMachine({
  id: 'readiness gate',
  description: 'A readiness gate: a condition of the Pod that somebody else than its kubelet sets.',
  context: { seen: false },
  initial: 'NotTrue',
  states: {
    NotTrue: {
      description: 'False, or never set',
      on: {
        SET_TRUE: 'True',
        SEE: { guard: ({ context }) => context.seen, actions: assign({ seen: false }) },
      },
    },
    True: {
      description: 'set to True',
      on: {
        SET_FALSE: 'NotTrue',
        SEE: { guard: ({ context }) => !context.seen, actions: assign({ seen: true }) },
      },
    },
  },
});

export type ReadinessGate = SnapshotFrom<typeof readinessGate>;

export const isSeenTrue = ({ context }: ReadinessGate): boolean => context.seen;
