import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The resize of a Pod: a user asks for other resources, and back again; the kubelet grants it, has it wait for room
 * (PodResizePending, Deferred) or cannot do it (Infeasible). `inProgress`: what was granted is not applied to all
 * containers yet (PodResizeInProgress).
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status
 */
export const podResize = setup({
  types: {
    context: {} as { inProgress: boolean },
    events: {} as
      /** a user asks for the other resources */
        | { type: 'ASK' }
        /** what the kubelet decides */
        | { type: 'GRANT' | 'DEFER' | 'REFUSE' }
        /** what was granted is applied */
        | { type: 'DONE' }
        /** the kubelet restarted */
        | { type: 'FORGET' },
  },
  guards: { isInProgress: ({ context }) => context.inProgress },
  actions: { begin: assign({ inProgress: true }), end: assign({ inProgress: false }) },
}).createMachine({
  id: 'resize of the Pod',
  context: { inProgress: false },
  initial: 'AsAsked',
  on: { DONE: { guard: 'isInProgress', actions: 'end' } },
  states: {
    /** the kubelet has allocated what the API asks for */
    AsAsked: { on: { ASK: 'Asked' } },
    Asked: {
      on: {
        ASK: 'AsAsked',
        GRANT: { target: 'AsAsked', actions: 'begin' },
        DEFER: 'Deferred',
        REFUSE: 'Infeasible',
      },
    },
    Deferred: { on: { ASK: 'AsAsked', GRANT: { target: 'AsAsked', actions: 'begin' }, FORGET: 'Asked' } },
    Infeasible: { on: { ASK: 'AsAsked', FORGET: 'Asked' } },
  },
});

export type PodResize = SnapshotFrom<typeof podResize>;

export const isAsked = (resize: PodResize): boolean => resize.matches('Asked');
/** it waits to be granted */
export const isWaiting = (resize: PodResize): boolean => isAsked(resize) || resize.matches('Deferred');
export const isInProgress = ({ context }: PodResize): boolean => context.inProgress;
