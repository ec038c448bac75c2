import type { CronJob, CronJobStatus, Job } from '../../api/objects/batch.ts';
import type { Problem } from '../../problem.ts';
import type { Answers, ApiError, Tried } from '../common/apiCalls.ts';
import type { SyncError } from '../common/syncError.ts';

/** What an uncached read of a Job gives. */
export type LiveJob =
  | { readonly found: true; readonly job: Job }
  | { readonly found: false; readonly error: ApiError };

/** What an uncached read of the CronJob gives: its status. */
export type LiveStatus =
  | { readonly found: true; readonly status: CronJobStatus }
  | { readonly found: false; readonly error: ApiError };

/** What the controller sees in one pass, and how the API server would answer it. Objects with their defaults. */
export type CronJobView = {
  /** unix milliseconds */
  readonly now: number;
  readonly cronJob: CronJob;
  /** the Jobs in the cache: those count that a controller of this name controls, in the CronJob's namespace */
  readonly jobs: readonly Job[];
  /** an uncached read of a Job, by its name */
  readonly liveJob: (name: string) => LiveJob;
  /** the CronJob is read once more for a Job that runs and is not known as active; the same as in the cache if absent */
  readonly liveStatus?: LiveStatus | undefined;
  readonly answers: Answers<CronJobWrite>;
};

export type CronJobWrite =
  | { readonly kind: 'createJob'; readonly job: Job }
  | { readonly kind: 'deleteJob'; readonly job: string }
  | { readonly kind: 'updateStatus'; readonly status: CronJobStatus };

/** Why no Job was started in a pass. */
export type NotStarted =
  | 'deleted'
  | 'unknownTimeZone'
  | 'suspended'
  | 'unparseableSchedule'
  | 'invalidSchedule'
  | 'notDue'
  | 'tooLate'
  | 'startedBefore'
  | 'forbidden'
  | 'notOwned'
  | 'failed';

/** What came of a pass. A pass with errors is repeated with a back-off, unless a delay is given. */
export type CronJobSync =
  | { readonly kind: 'invalid'; readonly problem: Problem }
  | {
      readonly kind: 'synced';
      readonly tried: readonly Tried<CronJobWrite>[];
      readonly errors: readonly SyncError[];
      /** the name of the Job that was started, or why none was */
      readonly started: { readonly job: string } | { readonly none: NotStarted };
      readonly status: CronJobStatus;
      readonly requeueAfterMs?: number;
    };
