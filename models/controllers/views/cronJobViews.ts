import type { Composer } from '../../../checker/system/composer.ts';
import { all, any } from '../../../checker/system/guard.ts';
import type { ObservedCronJobView, ScheduledJobView } from '../../views/cronJobView.ts';
import { isMinute } from '../charts/clock.ts';
import { seenNumberOf } from '../charts/cronJobStatus.ts';
import { wasStarted } from '../charts/scheduledJob.ts';
import type { CronJobParts } from '../parts/cronJobParts.ts';
import type { CronJobPlan } from '../plan/cronJobPlan.ts';

/** What laws see of a CronJob, of its Jobs, and of what its controllers have seen of it. */
export const cronJobViews = (
  { view, condition }: Composer,
  { clock, jobs, statuses, controllers }: CronJobParts,
  { policy }: CronJobPlan,
): void => {
  for (const { id, name, object } of jobs) {
    view(
      'scheduled job',
      { id, name },
      { object },
      (states): ScheduledJobView => ({ minute: id, is: states.object.value as ScheduledJobView['is'] }),
    );
  }
  for (const { id, name, seen } of controllers) {
    view(
      'observed cron job',
      { id, name },
      { seen },
      (states): ObservedCronJobView => ({
        controller: id,
        policy,
        active: statuses[seenNumberOf(states.seen) ?? -1]?.active ?? [],
      }),
    );
  }
  condition(
    'started',
    { id: 1, name: 'CronJob' },
    any(
      clock.is(isMinute(0)),
      ...jobs.map(({ id, object }) => all(clock.is(isMinute(id)), object.is(wasStarted))),
    ),
  );
};
