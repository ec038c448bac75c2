import type { SnapshotFrom } from 'xstate';
import { lastSeen } from '../../../observers/lastSeen.ts';

/**
 * What the ReplicaSet controller last saw of a Pod: as much as it decides by. The first sight fulfils an
 * expectation.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export const observedPod = lastSeen({
  id: 'Pod as the ReplicaSet controller sees it',
  says: 'What the ReplicaSet controller last saw of a Pod: as much as it decides by.',
  unseen: { says: 'not created, or not heard of yet: a creation is still expected' },
  values: {
    Active: { says: 'it counts as a replica', next: ['Inactive'] },
    Inactive: { says: 'terminating, terminal or gone: it does not count', next: [] },
  },
});

export type ObservedPod = SnapshotFrom<typeof observedPod>;

export const isUnseenPod = (state: ObservedPod): boolean => state.matches('Unseen');
export const isSeenActive = (state: ObservedPod): boolean => state.matches('Active');
