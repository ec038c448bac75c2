import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import type { LawRecord } from '../lawRecord.ts';
import { changedJob, reasonOf } from './changedJob.ts';
import { ofJobs } from './ofJobs.ts';

export const deadline: LawRecord = {
  id: 'job/deadline',
  says: 'A Job fails for its deadline only when activeDeadlineSeconds have passed since it started',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
  fields: ['job.spec.activeDeadlineSeconds', 'job.status.startTime', 'job.status.conditions'],
  record: ofJobs((step) => {
    const job = changedJob(step);
    if (job === undefined) return undefined;
    const late = 'DeadlineExceeded';
    const before = (step.before ?? {}) as Job;
    if (reasonOf(job, 'FailureTarget') !== late && reasonOf(job, 'Failed') !== late) return undefined;
    if (reasonOf(before, 'FailureTarget') === late || reasonOf(before, 'Failed') === late) return undefined;
    const live = step.history.objects.get(job.metadata?.uid ?? '');
    const specs = [job.spec, ...(live ? seenSpecs(live, step.record.time) : [])] as Job['spec'][];
    const limits = specs.flatMap((spec) => spec?.activeDeadlineSeconds ?? []);
    if (limits.length === 0) return 'it failed for its deadline, and has none';
    const active = step.record.time - seconds(job.status?.startTime);
    return active + clockSkew < Math.min(...limits)
      ? `it failed for its deadline ${Math.floor(active)} s after it started, and may take ${Math.min(...limits)} s`
      : undefined;
  }),
  lies: ['a Job that fails before its deadline'],
};
