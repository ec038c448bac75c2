import type { SnapshotFrom } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * How many disruptions the status of a budget allowed when the scheduler last saw it. That the status is written late, and that it
 * is seen late, are one and the same to whoever reads it.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#poddisruptionbudget-is-supported-but-not-guaranteed
 */
export const seenAllowance = lastSeen({
  id: 'what a budget allows as the scheduler sees it',
  says: 'How many disruptions the status of a budget allowed when the scheduler last saw it.',
  unseen: { says: 'the scheduler has not heard of the budget yet' },
  values: { Counted: { says: 'its status allows some', next: ['Counted'] } },
  details: { allowed: 0 },
});

export type SeenAllowance = SnapshotFrom<typeof seenAllowance>;

/** As it was last seen; undefined: not yet. */
export const seenAllowed = (state: SeenAllowance): number | undefined =>
  state.matches('Unseen') ? undefined : state.context.allowed;
