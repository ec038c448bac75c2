import type { SnapshotFrom } from 'xstate';
import { lastSeen } from '../../../observers/lastSeen.ts';

/**
 * A Pod in the scheduler's cache: queued until it is assumed on a node (at once when the scheduler decides),
 * and there until the scheduler sees that it is terminal or gone. A terminating Pod still occupies its node.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/
 */
export const scheduledPod = lastSeen({
  id: 'Pod as the scheduler sees it',
  says: 'A Pod in the scheduler’s queue and cache.',
  unseen: { says: 'not heard of yet', next: ['Queued', 'Gone'] },
  values: {
    Queued: { says: 'it waits to be scheduled', next: ['Placed', 'Gone'] },
    Placed: { says: 'assumed to be on its node, or bound to it: it takes room there', next: ['Gone'] },
    Gone: { says: 'seen terminal or gone: it takes no room', next: [] },
  },
  details: { node: 0 },
});

export type ScheduledPod = SnapshotFrom<typeof scheduledPod>;

export const isUnseenByScheduler = (state: ScheduledPod): boolean => state.matches('Unseen');
export const isQueued = (state: ScheduledPod): boolean => state.matches('Queued');
export const isGoneForScheduler = (state: ScheduledPod): boolean => state.matches('Gone');
export const isPlacedOn =
  (node: number) =>
  (state: ScheduledPod): boolean =>
    state.matches('Placed') && state.context.node === node;
