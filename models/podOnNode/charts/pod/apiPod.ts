import { and, assign, not, type SnapshotFrom, setup } from 'xstate';
import type { PodPhase } from '../../../../spec/kubelet/phase/podPhase.ts';
import { isTerminalPhase } from '../../../../spec/kubelet/phase/terminalPhase.ts';

/** How long a deletion gives the Pod: its own grace period, less, or none. */
export type Grace = 'own' | 'shorter' | 'none';

/**
 * A Pod in the API.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export const apiPod = setup({
  types: {
    input: {} as { finalizers: boolean },
    context: {} as {
      phase: PodPhase;
      ready: boolean;
      /** ended by its kubelet for something else's sake (condition DisruptionTarget) */
      evicted: boolean;
      /** of the deletion; null: none */
      grace: Grace | null;
      finalizers: boolean;
    },
    events: {} as
      | { type: 'CREATE' | 'BIND' }
      | { type: 'STATUS'; phase: PodPhase; ready: boolean; evicted: boolean }
      | { type: 'DELETE'; grace: Grace }
      /** with a grace period of zero: nothing is waited for but finalizers */
      | { type: 'REMOVE' }
      /** the last finalizer is taken off */
      | { type: 'FINALIZED' },
  },
  guards: {
    hasNothingToStop: ({ context }) => isTerminalPhase(context.phase),
    hasFinalizers: ({ context }) => context.finalizers,
    isShorter: ({ context, event }) =>
      event.type === 'DELETE' && context.grace === 'own' && event.grace === 'shorter',
    isOver: ({ context }) => context.grace === 'none',
  },
  actions: {
    write: assign(({ event }) =>
      event.type === 'STATUS' ? { phase: event.phase, ready: event.ready, evicted: event.evicted } : {},
    ),
    setGrace: assign({ grace: ({ event }) => (event.type === 'DELETE' ? event.grace : null) }),
    endGrace: assign({ grace: 'none' }),
    dropFinalizers: assign({ finalizers: false }),
  },
}).createMachine({
  id: 'Pod object',
  description:
    'A Pod as the API server keeps it: phase and readiness as last written, the deletion and its grace. ' +
    'Finalizers keep it when its grace period is over. The API server believes what it is told: who may ' +
    'write what is the business of the rules.',
  context: ({ input }) => ({
    phase: 'Pending',
    ready: false,
    evicted: false,
    grace: null,
    finalizers: input.finalizers,
  }),
  initial: 'NotCreated',
  states: {
    NotCreated: { description: 'no object of this UID was ever there', on: { CREATE: 'Pending' } },
    Pending: {
      description: 'created, not bound',
      on: {
        BIND: 'Bound',
        DELETE: [
          { guard: 'hasFinalizers', target: 'TerminatingUnbound', actions: 'endGrace' },
          { target: 'Gone' },
        ],
        FINALIZED: { guard: 'hasFinalizers', actions: 'dropFinalizers' },
      },
    },
    Bound: {
      description: 'bound to the node, not being deleted',
      on: {
        STATUS: { actions: 'write' },
        DELETE: [
          { guard: and(['hasNothingToStop', 'hasFinalizers']), target: 'Terminating', actions: 'endGrace' },
          { guard: 'hasNothingToStop', target: 'Gone' },
          { target: 'Terminating', actions: 'setGrace' },
        ],
        REMOVE: [{ guard: 'hasFinalizers', target: 'Terminating', actions: 'endGrace' }, { target: 'Gone' }],
        FINALIZED: { guard: 'hasFinalizers', actions: 'dropFinalizers' },
      },
    },
    Terminating: {
      description: 'being deleted: its kubelet stops it, or only finalizers keep it',
      on: {
        STATUS: { actions: 'write' },
        DELETE: { guard: 'isShorter', actions: 'setGrace' },
        REMOVE: [
          { guard: and(['hasFinalizers', not('isOver')]), actions: 'endGrace' },
          { guard: not('hasFinalizers'), target: 'Gone' },
        ],
        FINALIZED: [
          { guard: and(['hasFinalizers', 'isOver']), target: 'Gone', actions: 'dropFinalizers' },
          { guard: 'hasFinalizers', actions: 'dropFinalizers' },
        ],
      },
    },
    TerminatingUnbound: {
      description: 'deleted before it was bound; only finalizers keep it',
      on: { FINALIZED: { target: 'Gone', actions: 'dropFinalizers' } },
    },
    Gone: { description: 'removed from the API' },
  },
});

export type ApiPod = SnapshotFrom<typeof apiPod>;

export const isNotCreated = (pod: ApiPod): boolean => pod.matches('NotCreated');
export const isGone = (pod: ApiPod): boolean => pod.matches('Gone');
export const isBound = (pod: ApiPod): boolean => pod.matches('Bound') || pod.matches('Terminating');
export const isLive = (pod: ApiPod): boolean => pod.matches('Bound');
/** deleted, and its kubelet sees it */
export const isTerminating = (pod: ApiPod): boolean => pod.matches('Terminating');
export const isBeingDeleted = (pod: ApiPod): boolean =>
  isTerminating(pod) || pod.matches('TerminatingUnbound');
/** only its finalizers keep it */
export const isKeptByFinalizers = (pod: ApiPod): boolean =>
  isBeingDeleted(pod) && pod.context.grace === 'none';
export const isTerminal = ({ context }: ApiPod): boolean => isTerminalPhase(context.phase);
