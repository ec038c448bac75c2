import { pathOf } from '../../../models/recorded/history/requests.ts';
import type { StartedJob } from '../../../models/recorded/history/startedJobs.ts';
import type { ObjectStep } from '../../../models/recorded/steps.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { CronJob, CronJobStatus } from '../../../spec/api/objects/batch.ts';
import { ofObjects, type RecordPredicate } from '../recordPredicate.ts';

/** A status that the controller wrote, with the Jobs that it may have looked at. */
export type CronJobWritten = {
  readonly cronJob: CronJob;
  readonly old: CronJobStatus;
  readonly status: CronJobStatus;
  readonly jobs: readonly StartedJob[];
};

/** Of each status that the CronJob controller writes. */
export const ofCronJobs = (
  judge: (written: CronJobWritten, step: ObjectStep) => string | undefined,
): RecordPredicate =>
  ofObjects({
    about: ['cronjobs'],
    whole: true,
    showsLess: ['what the controller saw of its Jobs: it lags behind the events'],
    judge: (step) => {
      const { history, record, before, after } = step;
      if (!statusChanges(step) || !history.watched.has('jobs')) return undefined;
      const { name, namespace } = after.metadata;
      if (history.requests.answeredWith(record.version, pathOf('cronjobs', name, namespace)))
        return undefined;
      const cronJob = after as CronJob;
      const old = (before as CronJob).status ?? {};
      return judge({ cronJob, old, status: cronJob.status ?? {}, jobs: history.startedJobs.of(after) }, step);
    },
  });
