import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * The resize of a Pod. `inProgress`: what was granted is not applied to all containers yet (PodResizeInProgress).
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
  description: 'The resize of a Pod in place: a user asks for other resources, and back again.',
  context: { inProgress: false },
  initial: 'AsAsked',
  on: { DONE: { guard: 'isInProgress', actions: 'end' } },
  states: {
    AsAsked: { description: 'the kubelet has allocated what the API asks for', on: { ASK: 'Asked' } },
    Asked: {
      description: 'the kubelet has not decided yet',
      on: {
        ASK: 'AsAsked',
        GRANT: { target: 'AsAsked', actions: 'begin' },
        DEFER: 'Deferred',
        REFUSE: 'Infeasible',
      },
    },
    Deferred: {
      description: 'PodResizePending, Deferred: it waits for room',
      on: { ASK: 'AsAsked', GRANT: { target: 'AsAsked', actions: 'begin' }, FORGET: 'Asked' },
    },
    Infeasible: {
      description: 'PodResizePending, Infeasible: the node can never give it',
      on: { ASK: 'AsAsked', FORGET: 'Asked' },
    },
  },
});

export type PodResize = SnapshotFrom<typeof podResize>;

export const isAsked = (resize: PodResize): boolean => resize.matches('Asked');
/** it waits to be granted */
export const isWaiting = (resize: PodResize): boolean => isAsked(resize) || resize.matches('Deferred');
export const isInProgress = ({ context }: PodResize): boolean => context.inProgress;
