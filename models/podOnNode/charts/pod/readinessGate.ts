import { not, type SnapshotFrom, setup, stateIn } from 'xstate';

/**
 * A readiness gate, and what its kubelet last saw of it.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
 */
export const readinessGate = setup({
  types: {
    events: {} as
      /** what others write */
        | { type: 'SET_TRUE' | 'SET_FALSE' }
        /** it reaches the kubelet */
        | { type: 'SEE' },
  },
  guards: { isTrue: stateIn({ condition: 'True' }) },
}).createMachine({
  id: 'readiness gate',
  description: 'A readiness gate: a condition of the Pod that somebody else than its kubelet sets.',
  type: 'parallel',
  states: {
    condition: {
      description: 'as the API has it',
      initial: 'NotTrue',
      states: {
        NotTrue: { description: 'False, or never set', on: { SET_TRUE: 'True' } },
        True: { description: 'set to True', on: { SET_FALSE: 'NotTrue' } },
      },
    },
    seen: {
      description: 'as the kubelet last saw it',
      initial: 'NotTrue',
      states: {
        NotTrue: { description: 'not seen True', on: { SEE: { guard: 'isTrue', target: 'True' } } },
        True: { description: 'seen True', on: { SEE: { guard: not('isTrue'), target: 'NotTrue' } } },
      },
    },
  },
});

export type ReadinessGate = SnapshotFrom<typeof readinessGate>;

export const isSeenTrue = (gate: ReadinessGate): boolean => gate.matches({ seen: 'True' });
