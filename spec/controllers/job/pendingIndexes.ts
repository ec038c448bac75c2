import type { Pod } from '../../api/objects/core.ts';
import { mergeIndexes, withIndexes } from './completionIndexes.ts';
import { finishedTime } from './finishedTime.ts';
import type { JobCount } from './jobCount.ts';
import { absoluteFailureCount, hasBackoffLimitPerIndex } from './jobPods.ts';
import type { JobView } from './jobView.ts';
import { remainingBackoffMs } from './podFailureBackoff.ts';
import { indexesOf } from './replacedPods.ts';

/** Indexes whose Pods are to be created now; if there are none yet: in how many milliseconds there may be. */
export type Pending = { readonly indexes: readonly number[]; readonly backoffMs: number };

/** The lowest indexes of which no Pod is active or blocks, and which have neither succeeded nor failed. */
const lowestFree = (view: JobView, count: JobCount, blocking: readonly Pod[], most: number): number[] => {
  const completions = view.job.spec?.completions ?? 0;
  const active = withIndexes(count.succeededIndexes, indexesOf(count.active));
  const taken = mergeIndexes(withIndexes(active, indexesOf(blocking)), count.failedIndexes ?? []);
  const free: number[] = [];
  let candidate = 0;
  const fillUpTo = (end: number): void => {
    for (; candidate < Math.min(end, completions) && free.length < most; candidate += 1) free.push(candidate);
  };
  for (const { first, last } of taken) {
    fillUpTo(first);
    candidate = Math.max(candidate, last + 1);
  }
  fillUpTo(completions);
  return free;
};

/**
 * The indexes of which an Indexed Job creates Pods. With a limit on failures per index each waits by itself after its
 * own failures.
 */
export const pendingIndexes = (
  view: JobView,
  count: JobCount,
  blocking: readonly Pod[],
  most: number,
): Pending => {
  const free = lowestFree(view, count, blocking, most);
  if (!hasBackoffLimitPerIndex(view.job)) return { indexes: free, backoffMs: 0 };
  const waits = free.map((index) => {
    const replaced = count.replaced.get(index);
    if (replaced === undefined) return 0;
    const failures = absoluteFailureCount(replaced) + 1;
    const record = { failuresAfterLastSuccess: failures, lastFailureTime: finishedTime(replaced) };
    return remainingBackoffMs(record, view.now);
  });
  const indexes = free.filter((_, at) => waits[at] === 0);
  return { indexes, backoffMs: indexes.length > 0 || waits.length === 0 ? 0 : Math.min(...waits) };
};
