import type { SnapshotFrom } from 'xstate';
import { lastSeen } from '../../../observers/lastSeen.ts';

/**
 * A Pod as its kubelet last saw it in the API, or in the folder of static Pods. What is not delivered is not seen.
 * A restarted kubelet reads everything again.
 */
export const podInView = lastSeen({
  id: 'Pod in its kubelet’s view',
  says: 'A Pod as its kubelet last saw it in the API, or in the folder of static Pods.',
  unseen: { says: 'the kubelet has not heard of it, or has restarted since' },
  values: {
    Bound: { says: 'bound to the node, and wanted', next: ['Deleted', 'Gone'] },
    Deleted: { says: 'its deletion timestamp is set', next: ['Gone'] },
    Gone: { says: 'it is no longer in the API, or its manifest was deleted', next: [] },
  },
  forgets: true,
});

export type PodInView = SnapshotFrom<typeof podInView>;

export const isUnseen = (pod: PodInView): boolean => pod.matches('Unseen');
export const isSeenBound = (pod: PodInView): boolean => pod.matches('Bound');
export const isSeenDeleted = (pod: PodInView): boolean => pod.matches('Deleted');
export const isSeenGone = (pod: PodInView): boolean => pod.matches('Gone');
