import { emit, type SnapshotFrom, setup } from 'xstate';

/** How far a Pod of a Job is, as far as the Job's controller cares. */
export const jobPodPhases = [
  'Active',
  'Untracked',
  'Terminating',
  'Released',
  'Failed',
  'Succeeded',
] as const;
export type JobPodPhase = (typeof jobPodPhases)[number];

export const jobPodMeanings: { readonly [P in JobPodPhase]: string } = {
  Active: 'it is to run, or runs, and has the finalizer',
  Untracked: 'it is to run, or runs, and its Job no longer counts it',
  Terminating: 'it is being deleted, may still run, and has the finalizer',
  Released: 'it is being deleted, may still run, and its Job no longer counts it',
  Failed: 'it has failed, and has the finalizer',
  Succeeded: 'it has succeeded, and has the finalizer',
};

/** A Pod that its Job counts has ended, or is being deleted: it adds one to the counts. */
export type PodOfJobEnds = { readonly type: 'Pod of a Job ends' };

/**
 * A Pod of a Job, as its controller cares about it: how far it is, and whether it still has the finalizer by which the Job
 * counts it. One that has ended and lost the finalizer is to its Job as one that is gone; its place is then free for
 * another, with a UID of its own.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
export const jobPod = setup({
  types: {
    events: {} as { type: 'CREATE' | 'SUCCEED' | 'FAIL' | 'DELETE' | 'RELEASE' | 'REMOVE' },
    emitted: {} as PodOfJobEnds,
  },
  actions: { ends: emit({ type: 'Pod of a Job ends' }) },
}).createMachine({
  id: 'Pod of a Job',
  description: 'A Pod of a Job, and whether it has the finalizer by which the Job counts it.',
  initial: 'Absent',
  states: {
    Absent: { description: 'there is none that still matters', on: { CREATE: 'Active' } },
    Active: {
      description: jobPodMeanings.Active,
      on: {
        SUCCEED: { target: 'Succeeded', actions: 'ends' },
        FAIL: { target: 'Failed', actions: 'ends' },
        DELETE: { target: 'Terminating', actions: 'ends' },
        RELEASE: 'Untracked',
      },
    },
    Untracked: {
      description: jobPodMeanings.Untracked,
      on: { SUCCEED: 'Absent', FAIL: 'Absent', DELETE: 'Released' },
    },
    Terminating: {
      description: jobPodMeanings.Terminating,
      on: { SUCCEED: 'Succeeded', FAIL: 'Failed', RELEASE: 'Released' },
    },
    Released: { description: jobPodMeanings.Released, on: { REMOVE: 'Absent' } },
    Failed: { description: jobPodMeanings.Failed, on: { RELEASE: 'Absent' } },
    Succeeded: { description: jobPodMeanings.Succeeded, on: { RELEASE: 'Absent' } },
  },
});

export type JobPodState = SnapshotFrom<typeof jobPod>;

export const isNone = (state: JobPodState): boolean => state.matches('Absent');

/** It is to run, or runs, and is not being deleted. */
export const isAtWork = (state: JobPodState): boolean =>
  state.matches('Active') || state.matches('Untracked');
export const isInPhase =
  (phase: JobPodPhase) =>
  (state: JobPodState): boolean =>
    state.matches(phase);
