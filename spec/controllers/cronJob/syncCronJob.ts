import type { CronJob, CronJobStatus, Job } from '../../api/objects/batch.ts';
import { isTimeZone } from '../../api/timeZone.ts';
import { type ApiCalls, apiCalls } from '../common/apiCalls.ts';
import { ownerProblem } from '../common/ownerProblem.ts';
import { controllerOf, isControlledBy } from '../common/ownerReferences.ts';
import { otherError, type SyncError, syncErrorOf } from '../common/syncError.ts';
import { apiTime, unixMillis } from '../common/time.ts';
import { observeJobs, withoutActive } from './activeJobs.ts';
import { cronJobSchedule } from './cronJobSchedule.ts';
import type { CronJobSync, CronJobView, CronJobWrite, NotStarted } from './cronJobView.ts';
import { type DueTime, dueTime } from './dueTime.ts';
import { outdatedJobs } from './jobHistory.ts';
import { jobAt, jobNameAt } from './startJob.ts';

/** How a pass ends, before its status is written. */
type Ended = {
  readonly started: { readonly job: string } | { readonly none: NotStarted };
  readonly status: CronJobStatus;
  readonly error?: SyncError;
  readonly requeueAfterMs?: number | undefined;
};

/** Why no Job may be started now, though the time may have come; undefined if one may. */
const heldBack = (
  cronJob: CronJob,
  status: CronJobStatus,
  due: number,
  now: number,
): NotStarted | undefined => {
  const deadline = cronJob.spec?.startingDeadlineSeconds;
  if (deadline !== undefined && due + deadline * 1000 < now) return 'tooLate';
  const name = jobNameAt(cronJob, due);
  const known = status.active?.some((active) => active.name === name);
  if (known || unixMillis(status.lastScheduleTime) === due) return 'startedBefore';
  const forbids = cronJob.spec?.concurrencyPolicy === 'Forbid' && (status.active?.length ?? 0) > 0;
  return forbids ? 'forbidden' : undefined;
};

/** Deletes the Jobs that still run, for the policy Replace. */
const replaceActive = (
  { liveJob }: CronJobView,
  given: CronJobStatus,
  { call }: ApiCalls<CronJobWrite>,
): { readonly status: CronJobStatus; readonly error?: SyncError } => {
  let status = given;
  for (const { name = '' } of given.active ?? []) {
    const live = liveJob(name);
    if (!live.found) return { status, error: syncErrorOf(live.error) };
    if (call({ kind: 'deleteJob', job: name })) {
      return { status, error: otherError(`could not replace job ${name}`) };
    }
    status = withoutActive(status, live.job.metadata?.uid);
  }
  return { status };
};

/** Creates the Job of a scheduled time, or finds that it has been created before. */
const start = (
  view: CronJobView,
  given: CronJobStatus,
  { due, requeueMs }: { readonly due: number; readonly requeueMs: number | undefined },
  { call }: ApiCalls<CronJobWrite>,
): Ended => {
  const { cronJob, liveJob } = view;
  const job = jobAt(cronJob, due);
  const name = job.metadata?.name ?? '';
  const refused = call({ kind: 'createJob', job });
  let created = job;
  if (refused && (refused.namespaceTerminating || refused.reason !== 'AlreadyExists')) {
    return { started: { none: 'failed' }, status: given, error: syncErrorOf(refused) };
  }
  if (refused) {
    const live = liveJob(name);
    if (!live.found) return { started: { none: 'failed' }, status: given, error: syncErrorOf(live.error) };
    if (!isControlledBy(live.job, cronJob)) return { started: { none: 'notOwned' }, status: given };
    if (given.active?.some(({ uid }) => uid === live.job.metadata?.uid)) {
      return { started: { none: 'startedBefore' }, status: given };
    }
    created = live.job;
  }
  const { namespace = '', uid = '' } = created.metadata ?? {};
  const reference = { apiVersion: 'batch/v1', kind: 'Job', namespace, name, uid };
  const status = {
    ...given,
    active: [...(given.active ?? []), reference],
    lastScheduleTime: apiTime(due),
  };
  return { started: { job: name }, status, requeueAfterMs: requeueMs };
};

/** Starts the Job that is due, if one is and nothing holds it back. */
const startDue = (view: CronJobView, given: CronJobStatus, calls: ApiCalls<CronJobWrite>): Ended => {
  const { cronJob, now } = view;
  const { metadata, spec } = cronJob;
  const not = (none: NotStarted, requeueAfterMs?: number): Ended => ({
    started: { none },
    status: given,
    requeueAfterMs,
  });
  if (metadata?.deletionTimestamp) return not('deleted');
  if (spec?.timeZone && !isTimeZone(spec.timeZone)) return not('unknownTimeZone');
  if (spec?.suspend) return not('suspended');
  const parsed = cronJobSchedule(cronJob);
  if (!parsed.valid) return not('unparseableSchedule');
  const { due, requeueMs, error }: DueTime = dueTime({ ...cronJob, status: given }, parsed.schedule, now);
  if (error !== undefined) return not('invalidSchedule');
  if (due === undefined) return not('notDue', requeueMs);
  const reason = heldBack(cronJob, given, due, now);
  if (reason) return not(reason, requeueMs);
  if (spec?.concurrencyPolicy !== 'Replace') return start(view, given, { due, requeueMs }, calls);
  const replaced = replaceActive(view, given, calls);
  return replaced.error
    ? { started: { none: 'failed' }, status: replaced.status, error: replaced.error }
    : start(view, replaced.status, { due, requeueMs }, calls);
};

/** Jobs are found by the name of their controller. */
const isReconciled = ({ metadata }: CronJob, job: Job): boolean =>
  job.metadata?.namespace === metadata?.namespace && controllerOf(job)?.name === metadata?.name;

/**
 * A CronJob starts Jobs by a schedule. One pass over one CronJob:
 *
 * 1. Finished Jobs beyond the limits of its history are deleted.
 * 2. Jobs that have finished or are gone are no longer active.
 * 3. If a time has come, its Job is started: only the last of several missed ones, not after the starting deadline, and
 *    each once. The policy Forbid starts none while another is active; Replace deletes those that are.
 * 4. The status is written if it changed.
 *
 * A CronJob without namespace, name or UID is a problem.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const syncCronJob = (given: CronJobView): CronJobSync => {
  const { cronJob } = given;
  const wrong = ownerProblem(cronJob);
  if (wrong) return { kind: 'invalid', problem: wrong };
  const jobs = given.jobs.filter((job) => isReconciled(cronJob, job));
  const view = { ...given, jobs };
  const calls = apiCalls<CronJobWrite>(view.answers);
  const { tried } = calls;
  const before = cronJob.status ?? {};
  let status = before;
  for (const job of outdatedJobs(cronJob, jobs)) {
    const name = job.metadata?.name ?? '';
    if (!calls.call({ kind: 'deleteJob', job: name })) status = withoutActive(status, job.metadata?.uid);
  }
  const observed = observeJobs(view, { status, changed: status !== before });
  const ended: Ended = observed.error
    ? { started: { none: 'failed' }, status: observed.status, error: syncErrorOf(observed.error) }
    : startDue(view, observed.status, calls);
  const changed = observed.changed || ended.status !== observed.status;
  const written = observed.written ?? ended.status;
  const refused = changed ? calls.call({ kind: 'updateStatus', status: written }) : undefined;
  const errors = refused ? [syncErrorOf(refused)] : ended.error ? [ended.error] : [];
  const requeues = ended.requeueAfterMs !== undefined && errors.length === 0;
  return {
    kind: 'synced',
    tried,
    errors,
    started: ended.started,
    status: ended.status,
    ...(requeues ? { requeueAfterMs: ended.requeueAfterMs } : {}),
  };
};
