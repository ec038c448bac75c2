import { or, type SnapshotFrom, setup, stateIn } from 'xstate';

/**
 * The resize of a Pod.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status
 */
export const podResize = setup({
  types: {
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
  guards: { mayBeGranted: or([stateIn({ request: 'Asked' }), stateIn({ request: 'Deferred' })]) },
}).createMachine({
  id: 'resize of the Pod',
  description: 'The resize of a Pod in place: a user asks for other resources, and back again.',
  type: 'parallel',
  states: {
    request: {
      description: 'what the kubelet has decided of what the API asks for',
      initial: 'AsAsked',
      states: {
        AsAsked: { description: 'the kubelet has allocated what the API asks for', on: { ASK: 'Asked' } },
        Asked: {
          description: 'the kubelet has not decided yet',
          on: { ASK: 'AsAsked', GRANT: 'AsAsked', DEFER: 'Deferred', REFUSE: 'Infeasible' },
        },
        Deferred: {
          description: 'PodResizePending, Deferred: it waits for room',
          on: { ASK: 'AsAsked', GRANT: 'AsAsked', FORGET: 'Asked' },
        },
        Infeasible: {
          description: 'PodResizePending, Infeasible: the node can never give it',
          on: { ASK: 'AsAsked', FORGET: 'Asked' },
        },
      },
    },
    actuation: {
      description: 'whether what was granted is applied',
      initial: 'Done',
      on: { GRANT: { guard: 'mayBeGranted', target: '.InProgress' } },
      states: {
        Done: { description: 'all containers have what was granted' },
        InProgress: {
          description: 'PodResizeInProgress: not all containers have what was granted',
          on: { DONE: 'Done' },
        },
      },
    },
  },
});

export type PodResize = SnapshotFrom<typeof podResize>;

const isAsked = (resize: PodResize): boolean => resize.matches({ request: 'Asked' });
/** it waits to be granted */
export const isWaiting = (resize: PodResize): boolean =>
  isAsked(resize) || resize.matches({ request: 'Deferred' });
export const isInProgress = (resize: PodResize): boolean => resize.matches({ actuation: 'InProgress' });
