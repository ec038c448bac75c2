import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { CompletionView } from '../../../models/views/jobView.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import { hasIndex, indexesText, parseIndexes } from '../../../spec/controllers/job/completionIndexes.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { changedJob } from './changedJob.ts';
import { ofJobs } from './ofJobs.ts';

const completionIndex = 'batch.kubernetes.io/job-completion-index';

/** The indexes of the Pods of a Job that are there and have succeeded. */
const succeededIndexes = (history: TraceHistory, job: string): readonly number[] => {
  const indexes: number[] = [];
  for (const { object } of history.pods.ownedBy(job)) {
    const index = object.metadata?.annotations?.[completionIndex];
    if (object.status?.phase === 'Succeeded' && index !== undefined) indexes.push(Number(index));
  }
  return indexes;
};

export const completedIndexes: LawRecord = {
  id: 'job/completed-indexes',
  says: 'The completed indexes of an Indexed Job are named in order and once each, and each that is new is that of a Pod of it that succeeded',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode',
  fields: ['job.status.completedIndexes'],
  exceptions: ['Jobs that spec.managedBy leaves to another controller'],
  model: everyState<CompletionView>({
    of: 'completion',
    holds: ({ completed, succeeded }) => !completed || succeeded,
    witness: ({ completed }) => completed,
  }),
  record: ofJobs((step) => {
    const job = changedJob(step);
    const text = job?.status?.completedIndexes;
    if (job === undefined || text === undefined) return undefined;
    const old = (step.before as Job).status?.completedIndexes;
    if (text === old) return undefined;
    const indexes = parseIndexes(text, Number.POSITIVE_INFINITY);
    const inOrder = indexes.every(
      ({ first, last }, at) => first <= last && first > (indexes[at - 1]?.last ?? -1),
    );
    if (!inOrder || indexesText(indexes) !== text)
      return `its completed indexes are "${text}", which does not name each once and in order`;
    const before = parseIndexes(old, Number.POSITIVE_INFINITY);
    const succeeded = new Set(succeededIndexes(step.history, job.metadata?.uid ?? ''));
    const most = job.spec?.completions ?? 0;
    for (const { first, last } of indexes) {
      if (last >= most) return `its index ${last} is completed, of ${most} completions`;
      for (let index = first; index <= last; index += 1) {
        if (!hasIndex(before, index) && !succeeded.has(index))
          return `its index ${index} is completed, and no Pod of it with that index has succeeded`;
      }
    }
    return undefined;
  }),
  mutants: ['success-of-a-pod-that-failed'],
  lies: ['an index that is completed twice', 'an index that is completed without a Pod'],
};
