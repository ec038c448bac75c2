import { type ParsedSchedule, parseCronSchedule } from '../../api/cronSchedule.ts';
import type { CronJob } from '../../api/objects/batch.ts';
import { isTimeZone } from '../../api/timeZone.ts';

/**
 * The schedule of a CronJob in its time zone. A zone named within the schedule (`TZ=…`, which new CronJobs may not have)
 * comes before `timeZone`; a zone that does not exist is passed over.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
 */
export const cronJobSchedule = ({ spec }: CronJob): ParsedSchedule => {
  const { schedule = '', timeZone } = spec ?? {};
  const zoned = timeZone && !schedule.includes('TZ') && isTimeZone(timeZone);
  return parseCronSchedule(zoned ? `TZ=${timeZone} ${schedule}` : schedule);
};
