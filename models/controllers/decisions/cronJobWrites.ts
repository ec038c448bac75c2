import type { CronJob, CronJobStatus, Job } from '../../../spec/api/objects/batch.ts';
import type { ApiError } from '../../../spec/controllers/common/apiCalls.ts';
import { jobAt, jobNameAt } from '../../../spec/controllers/cronJob/startJob.ts';
import { syncCronJob } from '../../../spec/controllers/cronJob/syncCronJob.ts';
import type { JobLook } from '../charts/scheduledJob.ts';
import { type CronJobPlan, passSecond } from '../plan/cronJobPlan.ts';
import { askedOnce, namespace } from './seenObjects.ts';

/** What the status of a CronJob says: when it was last scheduled, in minutes, and which Jobs it notes, by theirs. */
export type NotedJobs = { readonly last: number; readonly active: readonly number[] };

/** All that the controller decides by. Jobs are told by the minutes that they were scheduled at. */
export type CronJobQuestion = {
  readonly policy: CronJobPlan['policy'];
  /** with it the CronJob comes due once, in the first minute; absent: it comes due every minute */
  readonly startingDeadlineSeconds?: number;
  readonly minute: number;
  /** in the cache */
  readonly status: NotedJobs;
  readonly jobs: { readonly [minute: number]: JobLook | undefined };
  /** in the API */
  readonly liveStatus: NotedJobs;
  readonly liveJobs: { readonly [minute: number]: JobLook | undefined };
};

export type CronJobStep =
  | { readonly kind: 'createJob' | 'deleteJob'; readonly minute: number }
  | { readonly kind: 'updateStatus'; readonly status: NotedJobs };

const start = Date.UTC(2026, 0, 1, 12);
const at = (minute: number): number => start + minute * 60_000;
const text = (minute: number): string => new Date(at(minute)).toISOString();
const minuteOf = (name: string): number => Number(name.slice(name.lastIndexOf('-') + 1)) - start / 60_000;

const metadata = { name: 'report', namespace, uid: 'cron-job', creationTimestamp: text(0) };

const statusObject = (cronJob: CronJob, { last, active }: NotedJobs): CronJobStatus => ({
  ...(last > 0 && { lastScheduleTime: text(last) }),
  active: active.map((minute) => {
    const name = jobNameAt(cronJob, at(minute));
    return { apiVersion: 'batch/v1', kind: 'Job', namespace, name, uid: name };
  }),
});

const notedIn = ({ lastScheduleTime, active = [] }: CronJobStatus): NotedJobs => ({
  last: lastScheduleTime === undefined ? 0 : (Date.parse(lastScheduleTime) - start) / 60_000,
  active: active.map(({ name = '' }) => minuteOf(name)).sort((a, b) => a - b),
});

/** The CronJob as the controller has it in its cache. */
export const cronJobObject = (
  policy: CronJobPlan['policy'],
  status: NotedJobs,
  startingDeadlineSeconds?: number,
): CronJob => {
  const jobTemplate = { spec: { template: { spec: { containers: [{ name: 'app', image: 'app' }] } } } };
  const timing =
    startingDeadlineSeconds === undefined
      ? { schedule: '* * * * *' }
      : { schedule: '1 12 * * *', startingDeadlineSeconds };
  const spec = { ...timing, concurrencyPolicy: policy, suspend: false, jobTemplate };
  const cronJob: CronJob = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: { ...spec, successfulJobsHistoryLimit: 10, failedJobsHistoryLimit: 10 },
  };
  return { ...cronJob, status: statusObject(cronJob, status) };
};

/** The Job of a minute, as it looks. */
export const scheduledJobObject = (cronJob: CronJob, minute: number, look: JobLook): Job => {
  const job = jobAt(cronJob, at(minute));
  return {
    ...job,
    metadata: { ...job.metadata, uid: job.metadata?.name ?? '' },
    status: look === 'Finished' ? { conditions: [{ type: 'Complete', status: 'True' }] } : { active: 1 },
  };
};

/** The writes of one pass over a CronJob, in their order, as `syncCronJob` decides them and the API server has things. */
export const cronJobWrites = askedOnce((question: CronJobQuestion): readonly CronJobStep[] => {
  const { policy, minute, status, jobs, liveStatus, liveJobs, startingDeadlineSeconds } = question;
  const cronJob = cronJobObject(policy, status, startingDeadlineSeconds);
  const objectsOf = (looks: CronJobQuestion['jobs']): Job[] =>
    Object.entries(looks).flatMap(([minute, look]) =>
      look ? [scheduledJobObject(cronJob, Number(minute), look)] : [],
    );
  const live = objectsOf(liveJobs);
  const found = (name: string): Job | undefined => live.find((job) => job.metadata?.name === name);
  const error = (reason: ApiError['reason'], name: string): ApiError => ({ reason, message: name });
  const sync = syncCronJob({
    now: at(minute) + passSecond * 1000,
    cronJob,
    jobs: objectsOf(jobs),
    liveJob: (name) => {
      const job = found(name);
      return job ? { found: true, job } : { found: false, error: error('NotFound', name) };
    },
    liveStatus: { found: true, status: statusObject(cronJob, liveStatus) },
    answers: (write) => {
      if (write.kind !== 'createJob') return undefined;
      const name = write.job.metadata?.name ?? '';
      return found(name) && error('AlreadyExists', name);
    },
  });
  if (sync.kind !== 'synced') return [];
  return sync.tried.map(({ write }): CronJobStep => {
    if (write.kind === 'updateStatus') {
      // a Job that was just created gets its UID from the API server; here that is its name
      return { kind: 'updateStatus', status: notedIn(write.status) };
    }
    const name = write.kind === 'createJob' ? (write.job.metadata?.name ?? '') : write.job;
    return { kind: write.kind, minute: minuteOf(name) };
  });
});

/** Every status that there may be of so many times. The first: nothing was scheduled yet. */
export const everyCronJobStatus = (times: number): readonly NotedJobs[] => {
  const minutes = Array.from({ length: times }, (_, at) => at + 1);
  const subsets = minutes.reduce<number[][]>(
    (found, minute) => found.concat(found.map((those) => those.concat(minute))),
    [[]],
  );
  return [0, ...minutes].flatMap((last) => subsets.map((active) => ({ last, active })));
};
