import type { ControllersPlan } from './controllersPlan.ts';

/** A Job: its Pods do their work and end. */
export type JobPlan = ControllersPlan & {
  readonly completions: number;
  readonly parallelism: number;
  readonly backoffLimit: number;
  readonly indexed: boolean;
};

/** The completion index of the Pods in a place (from 1); undefined where Pods have none. */
export const indexOfPlace = (
  { indexed, completions }: Pick<JobPlan, 'indexed' | 'completions'>,
  place: number,
): number | undefined => (indexed ? (place - 1) % completions : undefined);

/**
 * How many Pods may come to be counted: those that are asked for and may fail; those that are deleted may do either; where
 * Pods may be created or counted a second time, one more of each; and those that a Job deletes when it fails. A run that came
 * to more would rest, and its Job would never be finished.
 */
export const mostCounted = ({
  completions,
  parallelism,
  backoffLimit,
  budgets: { podFailures, deletions, staleLists, lostReplies, leaders },
}: JobPlan): { readonly succeeded: number; readonly failed: number } => {
  const more = deletions + Math.min(1, staleLists + lostReplies + leaders);
  const failed = podFailures + more;
  return { succeeded: completions + more, failed: failed > backoffLimit ? failed + parallelism : failed };
};
