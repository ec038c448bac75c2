import type { JobCountsView } from '../../../models/views/jobView.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofJobs } from './ofJobs.ts';

/** How many Pods are no longer listed as yet to be counted. */
const uncounted = (before: readonly string[] = [], after: readonly string[] = []): number =>
  before.filter((uid) => !after.includes(uid)).length;

/** Indexes as a Job's status lists them: `0-2,5`. */
const indexCount = (text: string | undefined): number =>
  (text ?? '')
    .split(',')
    .filter(Boolean)
    .reduce((sum, part) => {
      const [from = 0, to = from] = part.split('-').map(Number);
      return sum + Math.max(0, to - from + 1);
    }, 0);

export const countedOnce: LawRecord = {
  id: 'job/counted-once',
  says: 'Each Pod adds at most once to the succeeded or failed of its Job, and counts never fall',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers',
  fields: [
    'job.status.succeeded',
    'job.status.failed',
    'job.status.uncountedTerminatedPods',
    'job.status.completedIndexes',
  ],
  exceptions: ['an elastic Indexed Job that shrinks'],
  model: everyStep<JobCountsView>({
    of: 'job counts',
    holds: (before, after) =>
      after.succeeded + after.failed + after.noted <= after.ended &&
      before.succeeded <= after.succeeded &&
      before.failed <= after.failed,
    witness: (before, after) => before.succeeded < after.succeeded,
  }),
  record: ofJobs(({ record, history, before, after }) => {
    if (record.type !== 'MODIFIED') return undefined;
    const job = after as Job;
    const old = (before as Job | undefined)?.status ?? {};
    const { succeeded = 0, failed = 0, uncountedTerminatedPods } = job.status ?? {};
    const indexed = job.spec?.completionMode === 'Indexed';
    if (!indexed && succeeded < (old.succeeded ?? 0))
      return `succeeded fell from ${old.succeeded} to ${succeeded}`;
    if (failed < (old.failed ?? 0)) return `failed fell from ${old.failed} to ${failed}`;
    const left = uncounted(old.uncountedTerminatedPods?.failed, uncountedTerminatedPods?.failed);
    if (failed - (old.failed ?? 0) > left)
      return `failed grew by ${failed - (old.failed ?? 0)}, and ${left} Pods were to be counted`;
    const ready = uncounted(old.uncountedTerminatedPods?.succeeded, uncountedTerminatedPods?.succeeded);
    if (!indexed && succeeded - (old.succeeded ?? 0) > ready) {
      return `succeeded grew by ${succeeded - (old.succeeded ?? 0)}, and ${ready} Pods were to be counted`;
    }
    const ended = history.tallies.ended.get(after.metadata.uid) ?? { succeeded: 0, failed: 0 };
    const won = succeeded + (indexed ? 0 : (uncountedTerminatedPods?.succeeded?.length ?? 0));
    if (won > ended.succeeded) return `it counts ${won} Pods as succeeded, and ${ended.succeeded} were`;
    const lost = failed + (uncountedTerminatedPods?.failed?.length ?? 0);
    if (lost > ended.failed)
      return `it counts ${lost} Pods as failed, and ${ended.failed} failed or were deleted`;
    const indexes = indexCount(job.status?.completedIndexes);
    return indexed && indexes !== succeeded
      ? `it counts ${succeeded} as succeeded, and the completed indexes are ${job.status?.completedIndexes ?? 'none'}`
      : undefined;
  }),
  mutants: ['job-forgets-what-it-released'],
  lies: ['a Pod that a Job counts twice', 'a failure that was none'],
};
