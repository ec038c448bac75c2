import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const job: ConformanceGroup = {
  name: 'job',
  isCore: true,
  held: [
    {
      test: '[sig-apps] Job should create pods for an Indexed job with completion indexes and specified hostname [Conformance]',
      heldBy: { operations: ['jobSync'], laws: ['job/counted-once'], recordings: ['job-indexed'] },
      leftOut: 'the host name that a Pod has',
    },
    {
      test: '[sig-apps] Job should allow to use a pod failure policy to ignore failure matching on DisruptionTarget condition [Conformance]',
      heldBy: { operations: ['podFailurePolicy', 'jobSync'], recordings: ['job-policies'] },
    },
    {
      test: '[sig-apps] Job should execute all indexes despite some failing when using backoffLimitPerIndex [Conformance]',
      heldBy: { operations: ['jobSync'], laws: ['job/limits'] },
    },
    {
      test: '[sig-apps] Job with successPolicy should succeeded when all indexes succeeded [Conformance]',
      heldBy: {
        operations: ['successPolicy', 'jobSync'],
        laws: ['job/conditions'],
        recordings: ['job-policies'],
      },
    },
    {
      test: '[sig-apps] Job with successPolicy succeededCount rule should succeeded even when some indexes remain pending [Conformance]',
      heldBy: {
        operations: ['successPolicy', 'jobSync'],
        laws: ['job/conditions'],
        recordings: ['job-policies'],
      },
    },
    {
      test: '[sig-apps] Job with successPolicy succeededIndexes rule should succeeded even when some indexes remain pending [Conformance]',
      heldBy: {
        operations: ['successPolicy', 'jobSync'],
        laws: ['job/conditions'],
        recordings: ['job-policies'],
      },
    },
    {
      test: '[sig-apps] Job should delete a job [Conformance]',
      heldBy: { operations: ['garbageCollect'], laws: ['gc/finalizers'] },
    },
    {
      test: '[sig-apps] Job should run a job to completion when tasks sometimes fail and are locally restarted [Conformance]',
      heldBy: {
        operations: ['jobSync'],
        laws: ['job/limits', 'container/policy'],
        recordings: ['job-basic'],
      },
    },
    {
      test: '[sig-apps] Job should manage the lifecycle of a job [Conformance]',
      heldBy: {
        operations: ['jobSync'],
        laws: ['job/times', 'job/uncounted', 'job/parallelism'],
        recordings: ['job-suspend'],
      },
    },
    {
      test: '[sig-apps] Job should adopt matching orphans and release non-matching pods [Conformance]',
      heldBy: { operations: ['jobSync'] },
    },
    {
      test: '[sig-apps] Job should mark indexes as failed when the FailIndex action is matched in podFailurePolicy [Conformance]',
      heldBy: {
        operations: ['podFailurePolicy', 'jobSync'],
        laws: ['job/limits', 'job/conditions'],
        recordings: ['job-policies'],
      },
    },
    {
      test: '[sig-apps] Job should terminate job execution when the number of failed indexes exceeds maxFailedIndexes [Conformance]',
      heldBy: { operations: ['jobSync'], laws: ['job/limits'] },
    },
    {
      test: '[sig-apps] Job should allow to use the pod failure policy on exit code to fail the job early [Conformance]',
      heldBy: {
        operations: ['podFailurePolicy', 'jobSync'],
        laws: ['job/limits', 'job/conditions'],
        recordings: ['job-policies'],
      },
    },
  ],
  notModelled: [
    { because: apiMachinery, tests: ['[sig-apps] Job should apply changes to a job status [Conformance]'] },
  ],
};
