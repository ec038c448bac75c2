import { assign, type SnapshotFrom, setup } from 'xstate';
import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';

/** How long a deletion gives the Pod: its own grace period, less, or none. */
export type Grace = 'own' | 'shorter' | 'none';

/**
 * A Pod as the API server keeps it: phase and readiness as last written, the deletion and its grace. The API server
 * believes what it is told: who may write what is the business of the rules.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export const apiPod = setup({
  types: {
    context: {} as {
      phase: PodPhase;
      ready: boolean;
      /** ended by its kubelet for node pressure (condition DisruptionTarget) */
      evicted: boolean;
      /** of the deletion; null: none */
      grace: Grace | null;
    },
    events: {} as
      | { type: 'CREATE' | 'BIND' }
      | { type: 'STATUS'; phase: PodPhase; ready: boolean; evicted: boolean }
      | { type: 'DELETE'; grace: Grace }
      /** with a grace period of zero: nothing is waited for */
      | { type: 'REMOVE' },
  },
  guards: {
    hasNothingToStop: ({ context }) => context.phase === 'Succeeded' || context.phase === 'Failed',
    isShorter: ({ context, event }) =>
      event.type === 'DELETE' && context.grace === 'own' && event.grace === 'shorter',
  },
  actions: {
    write: assign(({ event }) =>
      event.type === 'STATUS' ? { phase: event.phase, ready: event.ready, evicted: event.evicted } : {},
    ),
    setGrace: assign({ grace: ({ event }) => (event.type === 'DELETE' ? event.grace : null) }),
  },
}).createMachine({
  id: 'Pod object',
  context: { phase: 'Pending', ready: false, evicted: false, grace: null },
  initial: 'Unborn',
  states: {
    Unborn: { on: { CREATE: 'Pending' } },
    /** created, not bound */
    Pending: { on: { BIND: 'Bound', DELETE: 'Gone' } },
    Bound: {
      on: {
        STATUS: { actions: 'write' },
        DELETE: [
          { guard: 'hasNothingToStop', target: 'Gone' },
          { target: 'Terminating', actions: 'setGrace' },
        ],
        REMOVE: 'Gone',
      },
    },
    Terminating: {
      on: {
        STATUS: { actions: 'write' },
        DELETE: { guard: 'isShorter', actions: 'setGrace' },
        REMOVE: 'Gone',
      },
    },
    Gone: {},
  },
});

export type ApiPod = SnapshotFrom<typeof apiPod>;

export const isUnborn = (pod: ApiPod): boolean => pod.matches('Unborn');
export const isGone = (pod: ApiPod): boolean => pod.matches('Gone');
export const isBound = (pod: ApiPod): boolean => pod.matches('Bound') || pod.matches('Terminating');
export const isLive = (pod: ApiPod): boolean => pod.matches('Bound');
export const isTerminating = (pod: ApiPod): boolean => pod.matches('Terminating');
export const isTerminal = ({ context }: ApiPod): boolean =>
  context.phase === 'Succeeded' || context.phase === 'Failed';
