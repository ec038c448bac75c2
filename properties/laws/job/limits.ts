import type { Job } from '../../../spec/api/objects/batch.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofJobs } from './ofJobs.ts';

const endConditions = ['Complete', 'Failed'];

export const limits: LawRecord = {
  id: 'job/limits',
  says: 'A Job that is Complete has the successes that it needs, a Job that is Failed says why, and neither is taken back',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
  fields: ['job.status.conditions', 'job.spec.completions', 'job.spec.backoffLimit'],
  record: ofJobs(({ before, after }) => {
    const { spec, status } = after as Job;
    const isTrue = (job: Job | undefined, type: string): boolean =>
      (job?.status?.conditions ?? []).some((each) => each.type === type && each.status === 'True');
    for (const type of endConditions) {
      if (isTrue(before as Job | undefined, type) && !isTrue(after as Job, type))
        return `it is no longer ${type}`;
    }
    const wanted = spec?.completions;
    const policy = isTrue(after as Job, 'SuccessCriteriaMet') && spec?.successPolicy !== undefined;
    if (isTrue(after as Job, 'Complete') && typeof wanted === 'number' && !policy) {
      const { succeeded = 0 } = status ?? {};
      if (succeeded < wanted) return `it is Complete with ${succeeded} of ${wanted} completions`;
    }
    const failure = status?.conditions?.find(({ type, status: is }) => type === 'Failed' && is === 'True');
    if (failure?.reason === 'BackoffLimitExceeded' && spec?.template.spec?.restartPolicy === 'Never') {
      const { failed = 0 } = status ?? {};
      if (failed <= (spec.backoffLimit ?? 6)) {
        return `it failed beyond its backoffLimit of ${spec.backoffLimit} with ${failed} failures`;
      }
    }
    return undefined;
  }),
  lies: ['a Pod that a Job counts twice', 'a failure that was none', 'a Job that is Complete before it is'],
};
