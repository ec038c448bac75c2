import { isActive } from '../../../models/recorded/history/livePod.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import { hasIndex, indexesText, parseIndexes } from '../../../spec/controllers/job/completionIndexes.ts';
import type { LawRecord } from '../lawRecord.ts';
import { changedJob } from './changedJob.ts';
import { ofJobs } from './ofJobs.ts';

const completionIndex = 'batch.kubernetes.io/job-completion-index';

/** The indexes of the Pods of a Job that are there and have failed, or are being deleted. */
const lostIndexes = (history: TraceHistory, job: string): ReadonlySet<number> => {
  const indexes = new Set<number>();
  for (const { object } of history.pods.ownedBy(job)) {
    const index = object.metadata?.annotations?.[completionIndex];
    if (!isActive(object) && object.status?.phase !== 'Succeeded' && index !== undefined)
      indexes.add(Number(index));
  }
  return indexes;
};

export const failedIndexes: LawRecord = {
  id: 'job/failed-indexes',
  says: 'The failed indexes of a Job with a limit for each are named in order and once each, none is completed or forgotten, and each that is new is that of a Pod of it that failed',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index',
  fields: ['job.status.failedIndexes', 'job.spec.backoffLimitPerIndex'],
  exceptions: ['Jobs that spec.managedBy leaves to another controller'],
  record: ofJobs((step) => {
    const job = changedJob(step);
    if (job === undefined) return undefined;
    const { failedIndexes: text, completedIndexes } = job.status ?? {};
    const old = (step.before as Job).status?.failedIndexes;
    if (text === old) return undefined;
    if (text === undefined) return `it no longer names its failed indexes, which were "${old}"`;
    if (job.spec?.backoffLimitPerIndex === undefined) return 'it names failed indexes, and limits no index';
    const [indexes, before, completed] = [text, old, completedIndexes].map((each) =>
      parseIndexes(each, Number.POSITIVE_INFINITY),
    );
    if (indexesText(indexes!) !== text) return `its failed indexes are "${text}", not each once and in order`;
    const lost = lostIndexes(step.history, job.metadata?.uid ?? '');
    const most = job.spec.completions ?? 0;
    for (let index = 0; index < most; index += 1) {
      const [was, is] = [hasIndex(before!, index), hasIndex(indexes!, index)];
      if (was && !is) return `its failed index ${index} is forgotten`;
      if (is && hasIndex(completed!, index)) return `its index ${index} has failed, and is completed`;
      if (is && !was && !lost.has(index))
        return `its index ${index} has failed, and no Pod of it with that index has`;
    }
    const beyond = indexes!.find(({ last }) => last >= most);
    return beyond && `its index ${beyond.last} has failed, of ${most} completions`;
  }),
  lies: ['an index that failed without a Pod', 'a failed index that is forgotten'],
};
