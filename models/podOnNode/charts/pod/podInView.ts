import { type SnapshotFrom, setup } from 'xstate';

/**
 * A Pod as its kubelet last saw it in the API, or in the folder of static Pods. What is not delivered is not seen.
 * A restarted kubelet reads everything anew.
 */
export const podInView = setup({
  types: { events: {} as { type: 'SEE_BOUND' | 'SEE_DELETED' | 'SEE_GONE' | 'FORGET' } },
}).createMachine({
  id: 'Pod in its kubelet’s view',
  initial: 'Unseen',
  on: { FORGET: '.Unseen' },
  states: {
    Unseen: { on: { SEE_BOUND: 'Bound', SEE_DELETED: 'Deleted', SEE_GONE: 'Gone' } },
    Bound: { on: { SEE_DELETED: 'Deleted', SEE_GONE: 'Gone' } },
    Deleted: { on: { SEE_GONE: 'Gone' } },
    Gone: {},
  },
});

export type PodInView = SnapshotFrom<typeof podInView>;

export const isUnseen = (pod: PodInView): boolean => pod.matches('Unseen');
export const isSeenBound = (pod: PodInView): boolean => pod.matches('Bound');
export const isSeenDeleted = (pod: PodInView): boolean => pod.matches('Deleted');
export const isSeenGone = (pod: PodInView): boolean => pod.matches('Gone');
