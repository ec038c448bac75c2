import type { ControllersPlan } from './controllersPlan.ts';

/** A CronJob that comes due every minute, so often. */
export type CronJobPlan = ControllersPlan & {
  readonly times: number;
  readonly policy: 'Allow' | 'Forbid' | 'Replace';
  /** absent: a start that was missed is made however late */
  readonly startingDeadlineSeconds?: number;
};

/** The last minute that matters: where starts may come too late, the first in which the last one does. */
export const lastMinute = ({ times, startingDeadlineSeconds }: CronJobPlan): number =>
  startingDeadlineSeconds === undefined ? times : times + Math.ceil(startingDeadlineSeconds / 60);

/** so many seconds after a minute has begun passes are made */
export const passSecond = 1;

/** In this minute it is too late for the start of another one. */
export const isTooLate = (
  { startingDeadlineSeconds }: Pick<CronJobPlan, 'startingDeadlineSeconds'>,
  scheduled: number,
  minute: number,
): boolean =>
  startingDeadlineSeconds !== undefined && (minute - scheduled) * 60 + passSecond > startingDeadlineSeconds;
