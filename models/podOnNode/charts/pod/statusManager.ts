import { assign, type SnapshotFrom, setup } from 'xstate';
import type { PodPhase } from '../../../../spec/kubelet/phase/podPhase.ts';

/**
 * The kubelet’s status manager. `phase`: null while nothing is decided; `evicted`: the kubelet failed the Pod for something
 * else’s sake.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const statusManager = setup({
  types: {
    context: {} as { phase: PodPhase | null; ready: boolean; evicted: boolean },
    events: {} as
      | { type: 'DECIDE'; phase: PodPhase; ready: boolean }
      /** turned away by the kubelet */
      | { type: 'REJECT' }
      /** failed by its kubelet: for node pressure, a critical Pod, or the shutdown of the node */
      | { type: 'EVICT' }
      | { type: 'FORGET' },
  },
}).createMachine({
  id: 'status manager',
  description:
    'The status of a Pod that its kubelet has decided on, in its memory: written to the API when that ' +
    'can be reached, the latest only, a terminal phase not before everything has stopped. A restarted ' +
    'kubelet starts from what the API shows.',
  context: { phase: null, ready: false, evicted: false },
  on: {
    DECIDE: { actions: assign(({ event }) => ({ phase: event.phase, ready: event.ready })) },
    REJECT: { actions: assign({ phase: 'Failed', ready: false }) },
    EVICT: { actions: assign({ phase: 'Failed', ready: false, evicted: true }) },
    FORGET: { actions: assign({ phase: null, ready: false, evicted: false }) },
  },
});

export type DecidedStatus = SnapshotFrom<typeof statusManager>;

export const hasDecidedEnd = ({ context }: DecidedStatus): boolean =>
  context.phase === 'Succeeded' || context.phase === 'Failed';
