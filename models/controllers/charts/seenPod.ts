import type { SnapshotFrom } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';
import { type PodPhase, podPhases } from './pod.ts';

const says: { readonly [P in PodPhase]: string } = {
  Unready: 'it is pending, or runs and is not ready',
  Ready: 'it is ready',
  Terminating: 'it is being deleted',
  Failed: 'it has failed',
  Succeeded: 'it has succeeded',
};

const seenAs = (phase: PodPhase) => ({ says: says[phase], next: podPhases });

/**
 * What a controller last saw of a Pod: its phase, and of which kind it is.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export const seenPod = lastSeen({
  id: 'Pod as a controller sees it',
  says: 'What a controller last saw of a Pod.',
  unseen: { says: 'not heard of, or heard to be gone' },
  values: {
    Unready: seenAs('Unready'),
    Ready: seenAs('Ready'),
    Terminating: seenAs('Terminating'),
    Failed: seenAs('Failed'),
    Succeeded: seenAs('Succeeded'),
  },
  details: { kind: 0 },
  forgets: true,
});

export type SeenPod = SnapshotFrom<typeof seenPod>;

export const isUnseen = (state: SeenPod): boolean => state.matches('Unseen');

/** It was last seen in this phase, as one of this kind. */
export const wasSeen =
  (phase: PodPhase, kind: number) =>
  (state: SeenPod): boolean =>
    state.matches(phase) && state.context.kind === kind;

/** As it was last seen; undefined: there is none. */
export const lookOf = (state: SeenPod): { readonly phase: PodPhase; readonly kind: number } | undefined =>
  isUnseen(state) ? undefined : { phase: state.value as PodPhase, kind: state.context.kind };
