import { clockSkew } from '../../../models/recorded/clocks.ts';
import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { CronJob, CronJobSpec } from '../../../spec/api/objects/batch.ts';
import { unixMillis } from '../../../spec/controllers/common/time.ts';
import { cronJobSchedule } from '../../../spec/controllers/cronJob/cronJobSchedule.ts';
import { nextActivation } from '../../../spec/controllers/cronJob/nextActivation.ts';
import { jobNameAt } from '../../../spec/controllers/cronJob/startJob.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofCreatedJobs } from './createdJob.ts';

const text = (millis: number): string => `${new Date(millis).toISOString().slice(0, 19)}Z`;

/** Why a CronJob of this spec starts no Job for a scheduled time at a moment (both in unix milliseconds). */
const notDue = (cronJob: CronJob, spec: CronJobSpec, scheduled: number, now: number): string | undefined => {
  const parsed = cronJobSchedule({ ...cronJob, spec });
  if (!parsed.valid) return `its schedule "${spec.schedule}" is none`;
  const { schedule } = parsed;
  if (schedule.kind === 'fields') {
    const zone = spec.timeZone === undefined ? '' : ` in ${spec.timeZone}`;
    if (nextActivation(schedule, scheduled - 1) !== scheduled)
      return `"${spec.schedule}"${zone} has no such time`;
    const next = nextActivation(schedule, scheduled);
    if (next !== undefined && next < now - viewLagSeconds * 1000)
      return `of several missed times only the last is made up for, and ${text(next)} has come since`;
  }
  const deadline = spec.startingDeadlineSeconds;
  if (schedule.kind === 'every' && deadline === undefined) {
    const { metadata, status } = cronJob;
    const from = unixMillis(status?.lastScheduleTime) ?? unixMillis(metadata?.creationTimestamp) ?? 0;
    if ((scheduled - from) % (schedule.seconds * 1000) !== 0)
      return `"${spec.schedule}" has no such time, counted from ${text(from)}`;
  }
  const late = (now - scheduled) / 1000;
  return deadline !== undefined && late > deadline + viewLagSeconds + clockSkew
    ? `it may start ${deadline} s late, and is ${late.toFixed(0)} s`
    : undefined;
};

export const scheduled: LawRecord = {
  id: 'cronjob/scheduled',
  says: 'A CronJob creates a Job when a time of its schedule has come, in its time zone and not beyond its starting deadline: one for each time, with the minute of it in its name, and of several missed times for the last',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
  fields: [
    'cronjob.spec.schedule',
    'cronjob.spec.timeZone',
    'cronjob.spec.startingDeadlineSeconds',
    'job.metadata.name',
  ],
  exceptions: [
    'schedules that begin with @every count from the last time, and have a time in every such interval',
  ],
  record: ofCreatedJobs(({ job, live, cronJob, specs, scheduled: due, time }) => {
    if (live === undefined) return undefined;
    const { name = '', creationTimestamp } = job.metadata ?? {};
    if (Number.isNaN(due) || name !== jobNameAt(cronJob, due))
      return `it is called ${name}; Jobs of ${cronJob.metadata?.name} are called after it and the minute of their time`;
    const created = Math.min(time, seconds(creationTimestamp));
    if (due / 1000 > created + clockSkew) return `its time is ${text(due)}, which has not come yet`;
    const since = unixMillis(cronJob.metadata?.creationTimestamp) ?? 0;
    if (due <= since) return `its time ${text(due)} is before the creation of its CronJob`;
    const last = unixMillis(cronJob.status?.lastScheduleTime);
    if (last !== undefined && due <= last && live.time < time - viewLagSeconds)
      return `its time ${text(due)} is not after ${text(last)}, the last scheduled time`;
    const reasons = specs.map((spec) => notDue(cronJob, spec, due, created * 1000));
    return reasons.includes(undefined) ? undefined : `its time is ${text(due)}: ${reasons[0]}`;
  }),
  lies: [
    'a Job at a time that is not in the schedule',
    'a Job before its time',
    'a Job in another time zone',
    'a Job after the starting deadline',
    'a Job with a name of its own',
    'a Job that was started before',
    'a Job of a time long past',
  ],
};
