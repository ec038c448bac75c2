/** What the status of a Job says of its Pods, and how many have really come to an end. */
export type JobCountsView = {
  readonly succeeded: number;
  readonly failed: number;
  /** Pods that are noted down and not in the counts yet */
  readonly noted: number;
  /** Pods that have come to an end, or are being deleted */
  readonly ended: number;
};

/** The Pods of a Job that are to run, or run, and whether its status says that it needs no more. */
export type JobPodsView = { readonly active: number; readonly over: boolean };

/** A completion of an Indexed Job. */
export type CompletionView = {
  /** Pods of this index that are to run, or run */
  readonly active: number;
  /** the status says that it is completed */
  readonly completed: boolean;
  /** a Pod of this index has really succeeded */
  readonly succeeded: boolean;
};
