import type { CronSchedule } from '../../api/cronSchedule.ts';
import { type WallTime, type Zone, zoneOf } from './zonedTime.ts';

type Fields = Extract<CronSchedule, { kind: 'fields' }>;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** A schedule that does not come due within so many years never does. */
const mostYears = 5;

/** Both day fields must fit if one of them is `*`; otherwise one is enough. */
const dayFits = ({ dayOfMonth, dayOfWeek }: Fields, { day, weekday }: WallTime): boolean => {
  const ofMonth = dayOfMonth.values.has(day);
  const ofWeek = dayOfWeek.values.has(weekday);
  return dayOfMonth.any || dayOfWeek.any ? ofMonth && ofWeek : ofMonth || ofWeek;
};

/**
 * Where the clocks show another hour than midnight on the next day, since they are put forward or back there, as near to
 * midnight as whole hours come.
 */
const nearMidnight = (zone: Zone, instant: number): number => {
  const shown = zone.wall(instant).hour;
  if (shown === 0) return instant;
  return shown > 12 ? instant + (24 - shown) * hour : instant - shown * hour;
};

/**
 * The next step on the way to an instant that fits: a month, a day, an hour or a minute further; undefined if this one
 * fits. Only the `first` step goes to the start of its month, day or hour before, from then on steps are whole: where
 * clocks show an hour twice it would otherwise be the same hour again.
 */
const step = (schedule: Fields, zone: Zone, instant: number, first: boolean): number | undefined => {
  const wall = zone.wall(instant);
  const [hours, minutes] = first ? [0, 0] : [wall.hour, wall.minute];
  if (!schedule.month.values.has(wall.month)) {
    return zone.instant(wall.year, wall.month + 1, first ? 1 : wall.day, hours, minutes);
  }
  if (!dayFits(schedule, wall)) {
    return nearMidnight(zone, zone.instant(wall.year, wall.month, wall.day + 1, hours, minutes));
  }
  if (!schedule.hour.values.has(wall.hour)) {
    return (first ? zone.instant(wall.year, wall.month, wall.day, wall.hour, 0) : instant) + hour;
  }
  const whole = Math.floor(instant / minute) * minute;
  return schedule.minute.values.has(wall.minute) && whole === instant ? undefined : whole + minute;
};

/**
 * When a schedule comes due next after an instant, in unix milliseconds; undefined if it does not within five years.
 * Schedules without a zone go by UTC. `@every` counts from the instant itself.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export const nextActivation = (schedule: CronSchedule, after: number): number | undefined => {
  const start = Math.floor(after / second) * second;
  if (schedule.kind === 'every') return start + schedule.seconds * second;
  const zone = zoneOf(schedule.timeZone);
  const limit = zone.wall(start + second).year + mostYears;
  let instant = start + second;
  for (let first = true; ; first = false) {
    const next = step(schedule, zone, instant, first);
    if (next === undefined) return instant;
    if (zone.wall(next).year > limit) return undefined;
    instant = next;
  }
};
