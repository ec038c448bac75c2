/** The Job of a scheduled time, told by its minute. */
export type ScheduledJobView = {
  readonly minute: number;
  /** it runs, or has run */
  readonly is: 'Absent' | 'Active' | 'Finished' | 'Deleted' | 'Gone';
};

/** Which Jobs a CronJob notes as active, as its controller has it in its cache. */
export type ObservedCronJobView = {
  readonly controller: number;
  readonly policy: 'Allow' | 'Forbid' | 'Replace';
  readonly active: readonly number[];
};

/** The minute that it is, and how long after its scheduled time a Job may still be started. */
export type StartingDeadlineView = { readonly minute: number; readonly startingDeadlineSeconds: number };
