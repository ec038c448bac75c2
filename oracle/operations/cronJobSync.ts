import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { CronJobStatus, Job } from '../../spec/api/objects/batch.ts';
import type { ApiError } from '../../spec/controllers/common/apiCalls.ts';
import type { CronJobWrite, LiveJob, LiveStatus } from '../../spec/controllers/cronJob/cronJobView.ts';
import { syncCronJob } from '../../spec/controllers/cronJob/syncCronJob.ts';
import {
  apiErrorOf,
  defaultedCronJob,
  errorClasses,
  errorWord,
  errorWordOrNone,
  listOf,
  recordOf,
} from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';

const cronJobSyncShape = z.object({
  now: wholeNumber,
  cronJob: defaultedCronJob,
  jobs: listOf(decoded<Job>('batch.Job')),
  liveJobs: listOf(decoded<Job>('batch.Job')),
  liveStatus: decoded<CronJobStatus>('batch.CronJobStatus').nullish(),
  liveError: errorWordOrNone.default(''),
  getErrors: recordOf(errorWord),
  deleteErrors: recordOf(errorWord),
  createError: errorWordOrNone.default(''),
  statusError: errorWordOrNone.default(''),
});

type Request = z.infer<typeof cronJobSyncShape>;

const jobsResource = 'jobs.batch';

const liveStatusOf = ({ cronJob, liveStatus, liveError }: Request): LiveStatus => {
  const error = apiErrorOf(liveError, 'cronjobs.batch', cronJob.metadata?.name);
  return error ? { found: false, error } : { found: true, status: liveStatus ?? cronJob.status ?? {} };
};

const liveJobOf = ({ getErrors, liveJobs, jobs }: Request, name: string): LiveJob => {
  const job = [...liveJobs, ...jobs].find(({ metadata }) => metadata?.name === name);
  const error = apiErrorOf(getErrors.get(name) ?? (job ? '' : 'notFound'), jobsResource, name);
  if (error) return { found: false, error };
  return { found: true, job: job ?? {} };
};

const answerTo = (
  { createError, deleteErrors, statusError }: Request,
  write: CronJobWrite,
): ApiError | undefined => {
  if (write.kind === 'createJob') return apiErrorOf(createError, jobsResource, write.job.metadata?.name);
  if (write.kind === 'deleteJob') return apiErrorOf(deleteErrors.get(write.job), jobsResource, write.job);
  return apiErrorOf(statusError, 'cronjobs.batch');
};

/** A Job that is created gets the UID "created". */
const statusAnswer = ({ active = [], lastScheduleTime, lastSuccessfulTime }: CronJobStatus): JsonObject => ({
  active: active.map(({ name = '', uid = '' }) => `${name}/${uid || 'created'}`),
  lastScheduleTime: lastScheduleTime ?? null,
  lastSuccessfulTime: lastSuccessfulTime ?? null,
});

export const cronJobSync: Operation = {
  op: 'cronJobSync',
  says: 'what the CronJob controller starts and deletes in a pass, and the status that it writes',
  ...withShape(cronJobSyncShape, (request) => {
    const sync = syncCronJob({
      now: request.now * 1000,
      cronJob: request.cronJob,
      jobs: request.jobs,
      liveJob: (name) => liveJobOf(request, name),
      liveStatus: liveStatusOf(request),
      answers: (write) => answerTo(request, write),
    });
    if (sync.kind === 'invalid') return { problem: sync.problem };
    const accepted = sync.tried.filter(({ error }) => error === undefined).map(({ write }) => write);
    const created = accepted.find((write) => write.kind === 'createJob')?.job.metadata;
    const written = accepted.find((write) => write.kind === 'updateStatus');
    return {
      deletes: sync.tried.flatMap(({ write }) => (write.kind === 'deleteJob' ? [write.job] : [])),
      created: created
        ? {
            name: created.name,
            labels: created.labels,
            annotations: created.annotations,
            owner: created.ownerReferences?.[0]?.uid,
          }
        : null,
      statusWrites: sync.tried.filter(({ write }) => write.kind === 'updateStatus').length,
      status: written ? statusAnswer(written.status) : null,
      requeueAfterMs: sync.requeueAfterMs ?? null,
      error_: errorClasses(sync.errors),
    };
  }),
};
