import { z } from 'zod';
import { apiTime } from '../../spec/controllers/common/time.ts';
import { cronJobSchedule } from '../../spec/controllers/cronJob/cronJobSchedule.ts';
import { dueTime } from '../../spec/controllers/cronJob/dueTime.ts';
import { defaultedCronJob } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { wholeNumber, withShape } from '../request.ts';

const cronShape = z.object({ cronJob: defaultedCronJob, now: wholeNumber });

/** What is answered for a schedule that never comes due again: the shortest duration of 64 bits of nanoseconds. */
const never = -9_223_372_036_854;

export const cron: Operation = {
  op: 'cron',
  says: 'when a CronJob has come due, how many starts it has missed, and when it comes due next',
  ...withShape(cronShape, ({ cronJob, now }) => {
    const parsed = cronJobSchedule(cronJob);
    if (!parsed.valid) {
      return { due: null, missed: '', requeueMs: 0, scheduleError: 'unparseable schedule' };
    }
    const { due, missed, requeueMs, error } = dueTime(cronJob, parsed.schedule, now * 1000);
    return {
      due: due === undefined ? null : apiTime(due),
      missed,
      requeueMs: requeueMs ?? never,
      ...(error === undefined ? {} : { scheduleError: error }),
    };
  }),
};
