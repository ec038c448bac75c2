import type { CronSchedule } from '../../api/cronSchedule.ts';
import type { CronJob } from '../../api/objects/batch.ts';
import { unixMillis } from '../common/time.ts';
import { nextActivation } from './nextActivation.ts';

/** A schedule is looked at again so long after it comes due (`nextScheduleDelta`). */
const nextScheduleDeltaMs = 100;

/** More missed starts than this are many, and users are warned. */
const manyMissedSchedules = 100;

/** How many starts have been missed; none too if only the last one is due. */
export type Missed = 'none' | 'few' | 'many';

/** The last time at which a CronJob came due; `since`: times from then on count. Unix milliseconds. */
type MostRecent =
  | {
      readonly valid: true;
      readonly since: number;
      readonly due: number | undefined;
      readonly missed: Missed;
    }
  | { readonly valid: false; readonly reason: string };

/** A schedule that fits every minute of 16 years has no more times than this; later ones are not looked at. */
const mostTimes = 10_000_000;

const mostRecent = (
  { metadata, spec, status }: CronJob,
  schedule: CronSchedule,
  now: number,
  withDeadline: boolean,
): MostRecent => {
  const last = unixMillis(status?.lastScheduleTime) ?? unixMillis(metadata?.creationTimestamp) ?? 0;
  const deadline = spec?.startingDeadlineSeconds;
  const since = withDeadline && deadline !== undefined ? Math.max(last, now - deadline * 1000) : last;
  const first = nextActivation(schedule, since);
  const second = first === undefined ? undefined : nextActivation(schedule, first);
  if (first !== undefined && now < first) return { valid: true, since, due: undefined, missed: 'none' };
  if (first !== undefined && second !== undefined && now < second) {
    return { valid: true, since, due: first, missed: 'none' };
  }
  if (first === undefined || second === undefined) {
    return { valid: false, reason: 'time difference between two schedules is less than 1 second' };
  }
  // the missed starts are counted as if all were as far apart as the first two; only the last ones are then looked for
  const apart = second - first;
  const count = Math.trunc((now - first) / apart) + 1;
  let due: number | undefined;
  let next = nextActivation(schedule, first + (count - 2) * apart);
  for (let times = 0; next !== undefined && next <= now && times < mostTimes; times += 1) {
    due = next;
    next = nextActivation(schedule, next);
  }
  return { valid: true, since, due, missed: count > manyMissedSchedules ? 'many' : 'few' };
};

/** When a CronJob has come due, and when it is to be looked at again. */
export type DueTime = {
  /** the last time at which it came due and has not been started, unix milliseconds */
  readonly due: number | undefined;
  readonly missed: Missed;
  /** in how many milliseconds it comes due next; undefined if it never does */
  readonly requeueMs: number | undefined;
  /** why no time can be told: the schedule fits no two times within five years */
  readonly error?: string;
};

/**
 * When a CronJob has come due since it was last started, at most `startingDeadlineSeconds` ago, and when it does next. Of
 * several missed starts only the last one counts. `now` in unix milliseconds.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
 */
export const dueTime = (cronJob: CronJob, schedule: CronSchedule, now: number): DueTime => {
  const recent = mostRecent(cronJob, schedule, now, true);
  const ever = mostRecent(cronJob, schedule, now, false);
  const from = !ever.valid ? now : (ever.due ?? (ever.missed === 'none' ? ever.since : now));
  const next = nextActivation(schedule, from);
  const requeueMs = next === undefined ? undefined : next + nextScheduleDeltaMs - now;
  return recent.valid
    ? { due: recent.due, missed: recent.missed, requeueMs }
    : { due: undefined, missed: 'none', requeueMs, error: recent.reason };
};
