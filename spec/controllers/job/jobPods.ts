import type { Job } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import { numberOf } from '../common/int64Text.ts';
import { isBeingDeleted } from '../common/podActivity.ts';

/** The finalizer that keeps a Pod until its Job has counted it. */
export const trackingFinalizer = 'batch.kubernetes.io/job-tracking';

const completionIndexAnnotation = 'batch.kubernetes.io/job-completion-index';
const failureCountAnnotation = 'batch.kubernetes.io/job-index-failure-count';
const ignoredFailureCountAnnotation = 'batch.kubernetes.io/job-index-ignored-failure-count';
const maxInt32 = 2 ** 31 - 1;

/** The controller that looks after a Job unless `managedBy` names another. */
export const jobController = 'kubernetes.io/job-controller';

/**
 * Whether each completion has an index of its own.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
 */
export const isIndexed = ({ spec }: Job): boolean => spec?.completionMode === 'Indexed';

/**
 * Whether a Job is to have no Pods for now.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#suspending-a-job
 */
export const isSuspended = ({ spec }: Job): boolean => spec?.suspend === true;

/** Whether the limit on failures holds for each index apart. */
export const hasBackoffLimitPerIndex = ({ spec }: Job): boolean => spec?.backoffLimitPerIndex !== undefined;

/** Whether a Pod is replaced only once it has failed, not as soon as it is being deleted. */
export const onlyReplacesFailedPods = ({ spec }: Job): boolean =>
  spec?.podReplacementPolicy === 'Failed' || spec?.podFailurePolicy !== undefined;

/**
 * Whether a Pod has not been counted yet.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
export const hasTrackingFinalizer = ({ metadata }: Pod): boolean =>
  metadata?.finalizers?.includes(trackingFinalizer) === true;

/** The completion index that a Pod is for; undefined if it has none that is a whole number from 0. */
export const completionIndexOf = ({ metadata }: Pod): number | undefined => {
  const index = numberOf(metadata?.annotations?.[completionIndexAnnotation]);
  return index === undefined || index < 0 ? undefined : index;
};

/** The completion index of a Pod if the Job has such an index. */
export const validIndexOf = (job: Job, pod: Pod): number | undefined => {
  const index = completionIndexOf(pod);
  return index !== undefined && index < (job.spec?.completions ?? 0) ? index : undefined;
};

/** Whether a Pod counts as failed: it has, or it is being deleted and the Job does not wait for its end. */
export const isPodFailed = (job: Job, pod: Pod): boolean =>
  pod.status?.phase === 'Failed' ||
  (!onlyReplacesFailedPods(job) && isBeingDeleted(pod) && pod.status?.phase !== 'Succeeded');

const countOf = ({ metadata }: Pod, annotation: string): number => {
  const count = numberOf(metadata?.annotations?.[annotation]);
  return count === undefined || count < 0 || count > maxInt32 ? 0 : count;
};

/** How many Pods of its index failed before this one, as far as they count. */
export const indexFailureCount = (pod: Pod): number => countOf(pod, failureCountAnnotation);

/** The same with those that the failure policy ignores. */
export const absoluteFailureCount = (pod: Pod): number =>
  indexFailureCount(pod) + countOf(pod, ignoredFailureCountAnnotation);
