import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { nameKey } from '../../../models/recorded/history/names.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { ObjectStep } from '../../../models/recorded/steps.ts';
import type { CronJobSpec, Job } from '../../../spec/api/objects/batch.ts';
import { endOfJob } from '../../../spec/controllers/cronJob/jobHistory.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** Whether somebody else than its CronJob may have deleted a Job: a user, with its namespace, its time to live. */
const byOthers = ({ objects, names, requests }: TraceHistory, job: Job): boolean => {
  const { name = '', namespace = '' } = job.metadata ?? {};
  const path = pathOf('jobs', name, namespace);
  const space = objects.get(names.get(nameKey('namespaces', namespace)) ?? '');
  return (
    !requests.recorded ||
    space === undefined ||
    space.object.metadata.deletionTimestamp !== undefined ||
    (endOfJob(job) !== undefined && job.spec?.ttlSecondsAfterFinished !== undefined) ||
    [path, path.slice(0, path.lastIndexOf('/'))].some((each) => requests.about('delete', each) !== undefined)
  );
};

/** The event shows for the first time that the object is deleted. */
const isDeletion = ({ record, before }: ObjectStep): boolean =>
  before !== undefined &&
  before.metadata.deletionTimestamp === undefined &&
  (record.type === 'DELETED' || record.object.metadata.deletionTimestamp !== undefined);

export const deletes: LawRecord = {
  id: 'cronjob/deletes',
  says: 'A CronJob deletes Jobs that run only under Replace, and of those that ended the oldest beyond the limits of its history',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits',
  fields: ['cronjob.spec.successfulJobsHistoryLimit', 'cronjob.spec.failedJobsHistoryLimit'],
  record: ofObjects({
    about: ['jobs'],
    whole: true,
    showsLess: ['what users asked for, if it has no requests'],
    judge: (step) => {
      const { history, record, before } = step;
      const owner = before?.metadata.ownerReferences?.find(({ controller }) => controller);
      if (!isDeletion(step) || owner?.kind !== 'CronJob' || before === undefined) return undefined;
      const live = history.objects.get(owner.uid);
      if (live === undefined || live.object.metadata.deletionTimestamp !== undefined) return undefined;
      if (byOthers(history, before as Job)) return undefined;
      const specs = seenSpecs(live, record.time) as CronJobSpec[];
      const end = endOfJob(before as Job);
      if (end === undefined)
        return specs.some(({ concurrencyPolicy }) => concurrencyPolicy === 'Replace')
          ? undefined
          : `it is deleted while it runs, and nobody asked for that`;
      const limit = end === 'Complete' ? 'successfulJobsHistoryLimit' : 'failedJobsHistoryLimit';
      const kept = history.startedJobs
        .of(live.object)
        .filter(
          ({ job, goneAt }) =>
            goneAt === undefined && job.metadata.deletionTimestamp === undefined && endOfJob(job) === end,
        );
      const least = Math.min(...specs.map((spec) => spec[limit] ?? Number.POSITIVE_INFINITY));
      if (kept.length <= least)
        return `it is deleted, one of ${kept.length} that are ${end}; the ${limit} is ${least}`;
      const start = seconds((before as Job).status?.startTime);
      const older = kept.filter(
        ({ job, endedAt = record.time }) =>
          seconds(job.status?.startTime) < start && endedAt < record.time - viewLagSeconds,
      );
      // those that go in the same pass go oldest first
      return older.length > 0
        ? `it is deleted, and ${older[0]?.job.metadata.name}, which is older, is not`
        : undefined;
    },
  }),
  lies: ['a Job that its CronJob deletes while it runs', 'a Job that its CronJob deletes too early'],
};
