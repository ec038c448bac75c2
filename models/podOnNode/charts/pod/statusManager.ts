import { assign, type SnapshotFrom, setup } from 'xstate';
import type { PodPhase } from '../../../../spec/kubelet/phase/podPhase.ts';
import { isTerminalPhase } from '../../../../spec/kubelet/phase/terminalPhase.ts';

/**
 * The kubelet’s status manager. `phase`: null while nothing is decided.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const statusManager = setup({
  types: {
    context: {} as { phase: PodPhase | null; ready: boolean },
    events: {} as
      | { type: 'DECIDE'; phase: PodPhase; ready: boolean }
      /** turned away by the kubelet */
      | { type: 'REJECT' }
      /** failed by its kubelet: for node pressure, a critical Pod, or the shutdown of the node */
      | { type: 'EVICT' }
      | { type: 'FORGET' },
  },
  actions: {
    decide: assign(({ event }) =>
      event.type === 'DECIDE'
        ? { phase: event.phase, ready: event.ready }
        : { phase: 'Failed', ready: false },
    ),
    forget: assign({ phase: null, ready: false }),
  },
}).createMachine({
  id: 'status manager',
  description:
    'The status of a Pod that its kubelet has decided on, in its memory: written to the API when that ' +
    'can be reached, the latest only, a terminal phase not before everything has stopped. A restarted ' +
    'kubelet starts from what the API shows.',
  context: { phase: null, ready: false },
  initial: 'Undecided',
  on: {
    EVICT: { target: '.Evicted', actions: 'decide' },
    FORGET: { target: '.Undecided', actions: 'forget' },
  },
  states: {
    Undecided: {
      description: 'what the API shows is all that is known',
      on: {
        DECIDE: { target: 'Decided', actions: 'decide' },
        REJECT: { target: 'Decided', actions: 'decide' },
      },
    },
    Decided: {
      description: 'a phase and a readiness are decided',
      on: { DECIDE: { actions: 'decide' } },
    },
    Evicted: {
      description: 'the kubelet failed the Pod for something else’s sake',
      on: { DECIDE: { actions: 'decide' } },
    },
  },
});

export type DecidedStatus = SnapshotFrom<typeof statusManager>;

export const hasDecidedEnd = ({ context }: DecidedStatus): boolean => isTerminalPhase(context.phase);
/** failed by its kubelet for node pressure, a critical Pod, or the shutdown of the node */
export const isEvicted = (state: DecidedStatus): boolean => state.matches('Evicted');
