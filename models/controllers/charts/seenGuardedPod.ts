import type { SnapshotFrom } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';
import { isReady, type PodState } from './pod.ts';

/** How a Pod is, as far as budgets care. */
export const guardedPhases = ['Unready', 'Ready', 'Terminating'] as const;
export type GuardedPhase = (typeof guardedPhases)[number];

const seenAs = (says: string) => ({ says, next: guardedPhases });

/**
 * What the disruption controller last saw of a Pod, as far as budgets care.
 * https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets
 */
export const seenGuardedPod = lastSeen({
  id: 'Pod as the disruption controller sees it',
  says: 'What the disruption controller last saw of a Pod.',
  unseen: { says: 'not heard of, or heard to be gone' },
  values: {
    Unready: seenAs('it is not ready, or has ended'),
    Ready: seenAs('it is ready'),
    Terminating: seenAs('it is being deleted'),
  },
  forgets: true,
});

export type SeenGuardedPod = SnapshotFrom<typeof seenGuardedPod>;

export const isUnseen = (state: SeenGuardedPod): boolean => state.matches('Unseen');

/** As it was last seen; undefined: there is none. */
export const guardedPhaseOf = (state: SeenGuardedPod): GuardedPhase | undefined =>
  isUnseen(state) ? undefined : (state.value as GuardedPhase);

/** How the Pod is, as far as budgets care; undefined: it is not there. */
export const guardedAs = (state: PodState): GuardedPhase | undefined => {
  if (state.matches('Absent')) return undefined;
  if (state.matches('Terminating')) return 'Terminating';
  return isReady(state) ? 'Ready' : 'Unready';
};
