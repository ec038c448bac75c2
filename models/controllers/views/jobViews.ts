import type { Composer } from '../../../checker/system/composer.ts';
import type { JobStatus } from '../../../spec/api/objects/batch.ts';
import { hasIndex, parseIndexes } from '../../../spec/controllers/job/completionIndexes.ts';
import type { CompletionView, JobCountsView, JobPodsView } from '../../views/jobView.ts';
import { isAtWork } from '../charts/jobPod.ts';
import { isDone } from '../charts/successOfIndex.ts';
import type { JobParts } from '../parts/jobParts.ts';

const job = { id: 1, name: 'Job' };

/** What laws see of a Job. */
export const jobViews = (
  { view, condition, viewKind }: Composer,
  { pods, status, ended, successes, statuses }: JobParts,
): void => {
  const statusOf = ({ context }: { readonly context: { readonly status: number } }): JobStatus =>
    statuses[context.status] ?? {};
  view('job counts', job, { status, ended }, (states): JobCountsView => {
    const { succeeded = 0, failed = 0, uncountedTerminatedPods } = statusOf(states.status);
    const { succeeded: won = [], failed: lost = [] } = uncountedTerminatedPods ?? {};
    return { succeeded, failed, noted: won.length + lost.length, ended: states.ended.context.ended };
  });
  view(
    'job pods',
    job,
    { status, pods: pods.map(({ object }) => object) },
    (states): JobPodsView => ({
      active: states.pods.filter(isAtWork).length,
      over: (statusOf(states.status).conditions ?? []).length > 0,
    }),
  );
  viewKind('completion');
  for (const { id, name, index, success } of successes) {
    const own = pods.filter((pod) => pod.index === index);
    view(
      'completion',
      { id, name },
      { status, success, pods: own.map(({ object }) => object) },
      (states): CompletionView => ({
        active: states.pods.filter(isAtWork).length,
        completed: hasIndex(
          parseIndexes(statusOf(states.status).completedIndexes, Number.POSITIVE_INFINITY),
          index,
        ),
        succeeded: isDone(states.success),
      }),
    );
  }
  condition(
    'finished',
    job,
    status.is((state) => isFinished(statusOf(state))),
  );
};

const isFinished = ({ conditions = [] }: JobStatus): boolean =>
  conditions.some(({ type }) => type === 'Complete' || type === 'Failed');
