import type { Job } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import { hasIndex, type Indexes } from './completionIndexes.ts';
import { finishedTime } from './finishedTime.ts';
import {
  absoluteFailureCount,
  completionIndexOf,
  indexFailureCount,
  isPodFailed,
  validIndexOf,
} from './jobPods.ts';
import { judgeFailedPod } from './podFailurePolicy.ts';

/** By completion index: the last Pod that failed, kept until its replacement is created. */
export type ReplacedPods = ReadonlyMap<number, Pod>;

/** The completion indexes of some Pods. */
export const indexesOf = (pods: readonly Pod[]): ReadonlySet<number> =>
  new Set(pods.flatMap((pod) => completionIndexOf(pod) ?? []));

/**
 * The failed Pods, one an index, that stay until a Pod of the same index replaces them: their annotations tell it how
 * often the index has failed. None for an index that has succeeded, failed for good, or has an active Pod. `uncounted`:
 * the Pods that are still to be counted.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
 */
export const replacedPods = (
  job: Job,
  uncounted: readonly Pod[],
  done: { readonly succeeded: Indexes; readonly failed: Indexes; readonly active: ReadonlySet<number> },
): ReplacedPods => {
  const last = new Map<number, Pod>();
  for (const pod of uncounted) {
    const index = validIndexOf(job, pod);
    if (index === undefined || !isPodFailed(job, pod)) continue;
    if (hasIndex(done.succeeded, index) || hasIndex(done.failed, index) || done.active.has(index)) continue;
    const before = last.get(index);
    const isLater =
      before === undefined ||
      (absoluteFailureCount(before) <= absoluteFailureCount(pod) &&
        finishedTime(before) <= finishedTime(pod));
    if (isLater) last.set(index, pod);
  }
  return last;
};

/** How often an index has failed once this Pod is replaced: what its replacement is annotated with. */
export const failuresBefore = (
  { spec }: Job,
  replaced: Pod | undefined,
): { readonly counted: number; readonly ignored: number } => {
  if (replaced === undefined) return { counted: 0, ignored: 0 };
  const counted = indexFailureCount(replaced);
  const ignored = absoluteFailureCount(replaced) - counted;
  return judgeFailedPod(spec?.podFailurePolicy, replaced).counts
    ? { counted: counted + 1, ignored }
    : { counted, ignored: ignored + 1 };
};

/** Whether an index has failed for good with this Pod: its limit is reached, or a rule of the failure policy says so. */
export const failsItsIndex = (job: Job, pod: Pod): boolean => {
  if (!isPodFailed(job, pod)) return false;
  const { counts, action } = judgeFailedPod(job.spec?.podFailurePolicy, pod);
  if (action === 'FailIndex') return true;
  return counts && indexFailureCount(pod) >= (job.spec?.backoffLimitPerIndex ?? 0);
};
