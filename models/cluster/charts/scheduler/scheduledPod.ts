import { assign, type SnapshotFrom, setup } from 'xstate';

/**
 * A Pod in the scheduler's cache: queued until it is assumed on a node (at once when the scheduler decides),
 * and there until the scheduler sees that it is terminal or gone. A terminating Pod still occupies its node.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/
 */
export const scheduledPod = setup({
  types: {
    context: {} as { node: number },
    events: {} as { type: 'SEE_PENDING' | 'SEE_GONE' } | { type: 'ASSUME'; node: number },
  },
}).createMachine({
  id: 'Pod as the scheduler sees it',
  context: { node: 0 },
  initial: 'Unseen',
  states: {
    Unseen: { on: { SEE_PENDING: 'Queued', SEE_GONE: 'Gone' } },
    Queued: {
      on: {
        ASSUME: { target: 'Placed', actions: assign({ node: ({ event }) => event.node }) },
        SEE_GONE: 'Gone',
      },
    },
    Placed: { on: { SEE_GONE: { target: 'Gone', actions: assign({ node: 0 }) } } },
    Gone: {},
  },
});

export type ScheduledPod = SnapshotFrom<typeof scheduledPod>;

export const isUnseenByScheduler = (state: ScheduledPod): boolean => state.value === 'Unseen';
export const isQueued = (state: ScheduledPod): boolean => state.value === 'Queued';
export const isGoneForScheduler = (state: ScheduledPod): boolean => state.value === 'Gone';
export const isPlacedOn =
  (node: number) =>
  (state: ScheduledPod): boolean =>
    state.value === 'Placed' && state.context.node === node;
