import type { Job, JobStatus } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import { isPodActive, isPodTerminating } from '../common/podActivity.ts';
import { isPodReady } from '../common/podReadiness.ts';
import { countIndexes, type Indexes, parseIndexes, withIndexes } from './completionIndexes.ts';
import {
  hasBackoffLimitPerIndex,
  hasTrackingFinalizer,
  isIndexed,
  isPodFailed,
  validIndexOf,
} from './jobPods.ts';
import type { JobMemory } from './jobView.ts';
import { type BackoffRecord, nextBackoffRecord, noFailures } from './podFailureBackoff.ts';
import { judgeFailedPod } from './podFailurePolicy.ts';
import { failsItsIndex, indexesOf, type ReplacedPods, replacedPods } from './replacedPods.ts';

/** What a Job has come to, as its status and its Pods tell. */
export type JobCount = {
  readonly active: readonly Pod[];
  readonly ready: number;
  readonly terminating: number;
  /** succeeded and failed Pods, those included that are not in the counts of the status yet */
  readonly succeeded: number;
  readonly failed: number;
  /** of an Indexed Job: the indexes that had succeeded before, those with what has succeeded since, those that failed */
  readonly succeededBefore: Indexes;
  readonly succeededIndexes: Indexes;
  readonly failedIndexes: Indexes | undefined;
  readonly replaced: ReplacedPods;
  readonly backoff: BackoffRecord;
};

/** Pods that the status does not count yet: they still have the finalizer. `noted`: UIDs that it has noted down. */
const uncountedPods = (job: Job, pods: readonly Pod[], memory: JobMemory, noted: readonly string[]): Pod[] =>
  pods.filter((pod) => {
    const uid = pod.metadata?.uid ?? '';
    if (!hasTrackingFinalizer(pod) || noted.includes(uid) || memory.finalizersTakenOff?.has(uid))
      return false;
    return !isIndexed(job) || validIndexOf(job, pod) !== undefined;
  });

const indexesThat = (job: Job, pods: readonly Pod[], is: (pod: Pod) => boolean): number[] =>
  pods.flatMap((pod) => {
    const index = validIndexOf(job, pod);
    return index !== undefined && hasTrackingFinalizer(pod) && is(pod) ? [index] : [];
  });

/**
 * Counts the Pods of a Job. A Pod is counted once: it keeps its finalizer until the status has noted it down, and is in
 * the counts after that. The successes of an Indexed Job are its indexes.
 */
export const countJob = (job: Job, pods: readonly Pod[], memory: JobMemory): JobCount => {
  const status: JobStatus = job.status ?? {};
  const completions = job.spec?.completions ?? 0;
  const active = pods.filter(isPodActive);
  const notedSucceeded = status.uncountedTerminatedPods?.succeeded ?? [];
  const notedFailed = status.uncountedTerminatedPods?.failed ?? [];
  const newSucceeded = uncountedPods(job, pods, memory, notedSucceeded).filter(
    (pod) => pod.status?.phase === 'Succeeded',
  );
  const newFailed = uncountedPods(job, pods, memory, notedFailed).filter((pod) => isPodFailed(job, pod));
  const counting = newFailed.filter((pod) => judgeFailedPod(job.spec?.podFailurePolicy, pod).counts);

  const succeededBefore = isIndexed(job) ? parseIndexes(status.completedIndexes, completions) : [];
  const succeededIndexes = isIndexed(job)
    ? withIndexes(
        succeededBefore,
        indexesThat(job, pods, (pod) => pod.status?.phase === 'Succeeded'),
      )
    : [];
  const perIndex = isIndexed(job) && hasBackoffLimitPerIndex(job);
  const failedIndexes = perIndex
    ? withIndexes(
        parseIndexes(status.failedIndexes, completions),
        indexesThat(job, pods, (pod) => failsItsIndex(job, pod)),
      )
    : undefined;
  const done = {
    succeeded: succeededIndexes,
    failed: failedIndexes ?? [],
    active: indexesOf(active),
  };
  return {
    active,
    ready: active.filter(isPodReady).length,
    terminating: pods.filter(isPodTerminating).length,
    succeeded: isIndexed(job)
      ? countIndexes(succeededIndexes)
      : (status.succeeded ?? 0) + newSucceeded.length + new Set(notedSucceeded).size,
    failed: (status.failed ?? 0) + counting.length + new Set(notedFailed).size,
    succeededBefore,
    succeededIndexes,
    failedIndexes,
    replaced: perIndex ? replacedPods(job, uncountedPods(job, pods, memory, []), done) : new Map(),
    backoff: nextBackoffRecord(memory.backoff ?? noFailures, newSucceeded, newFailed),
  };
};
