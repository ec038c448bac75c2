import type { SnapshotFrom } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';
import { type JobPodPhase, jobPodMeanings } from './jobPod.ts';

const seenAs = (phase: JobPodPhase, next: readonly JobPodPhase[]) => ({ says: jobPodMeanings[phase], next });

/**
 * What the controller of a Job last saw of a Pod of it.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export const seenJobPod = lastSeen({
  id: 'Pod of a Job as its controller sees it',
  says: 'What the controller of a Job last saw of a Pod of it.',
  unseen: { says: 'not heard of, or heard that it no longer matters' },
  values: {
    Active: seenAs('Active', ['Untracked', 'Terminating', 'Released', 'Failed', 'Succeeded']),
    Untracked: seenAs('Untracked', ['Released']),
    Terminating: seenAs('Terminating', ['Released', 'Failed', 'Succeeded']),
    Released: seenAs('Released', []),
    Failed: seenAs('Failed', []),
    Succeeded: seenAs('Succeeded', []),
  },
  forgets: true,
});

export type SeenJobPod = SnapshotFrom<typeof seenJobPod>;

export const isUnheardOf = (state: SeenJobPod): boolean => state.matches('Unseen');

export const wasSeenAs =
  (phase: JobPodPhase) =>
  (state: SeenJobPod): boolean =>
    state.matches(phase);

/** The phase that it was last seen in; undefined: there is none. */
export const phaseSeen = (state: SeenJobPod): JobPodPhase | undefined =>
  isUnheardOf(state) ? undefined : (state.value as JobPodPhase);
