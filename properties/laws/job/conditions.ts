import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { JobCondition } from '../../../spec/api/objects/batch.ts';
import type { LawRecord } from '../lawRecord.ts';
import { changedJob, isFinished, reasonOf } from './changedJob.ts';
import { ofJobs } from './ofJobs.ts';

/** A condition is written once, with one time, to the second. */
const isOfOneTime = ({ lastProbeTime, lastTransitionTime }: JobCondition): boolean =>
  Math.abs(seconds(lastProbeTime) - seconds(lastTransitionTime)) <= 1;

export const conditions: LawRecord = {
  id: 'job/conditions',
  says: 'A Job is Complete after its success criteria were met, Failed after it became a target of failure, for the same reason, and not both; then none of its Pods is active, ready, terminating or uncounted',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#terminal-job-conditions',
  fields: ['job.status.conditions'],
  record: ofJobs((step) => {
    const job = changedJob(step);
    if (job === undefined) return undefined;
    const [complete, failed] = [reasonOf(job, 'Complete'), reasonOf(job, 'Failed')];
    if (complete !== undefined && failed !== undefined) return 'it is Complete and Failed';
    if (complete !== reasonOf(job, 'SuccessCriteriaMet') && complete !== undefined)
      return `it is Complete (${complete}), and its success criteria are not met for that reason`;
    if (failed !== undefined && failed !== reasonOf(job, 'FailureTarget'))
      return `it is Failed (${failed}), and was no target of failure for that reason`;
    const probed = job.status?.conditions?.find((each) => !isOfOneTime(each));
    if (probed !== undefined) return `the condition ${probed.type} was probed at another time than it came`;
    const { active = 0, ready = 0, terminating = 0, uncountedTerminatedPods: open } = job.status ?? {};
    if (ready > active) return `${ready} of its Pods are ready, and ${active} active`;
    if (!isFinished(job)) return undefined;
    const left = active + ready + terminating + (open?.failed?.length ?? 0) + (open?.succeeded?.length ?? 0);
    return left > 0 ? 'it has ended, with Pods that are active, terminating or uncounted' : undefined;
  }),
  lies: [
    'a condition of a Job that was probed later',
    'a Job that has ended with a Pod that terminates',
    'a Job that counts an active Pod less',
  ],
};
