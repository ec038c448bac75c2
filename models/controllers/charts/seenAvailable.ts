import type { SnapshotFrom } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * How many available Pods the status of a ReplicaSet told of when the Deployment controller last saw it. That the status is
 * written late, and that it is seen late, are one and the same to whoever reads it.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 */
export const seenAvailable = lastSeen({
  id: 'available Pods of a ReplicaSet as the Deployment controller sees them',
  says: 'How many available Pods the status of a ReplicaSet told of when the Deployment controller last saw it.',
  unseen: { says: 'its status tells of none yet' },
  values: { Counted: { says: 'its status tells of some', next: ['Counted'] } },
  details: { available: 0 },
});

export type SeenAvailable = SnapshotFrom<typeof seenAvailable>;

export const availableOf = (state: SeenAvailable): number => state.context.available;
