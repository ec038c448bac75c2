import type { Composer } from '../../../checker/system/composer.ts';
import { all, any } from '../../../checker/system/guard.ts';
import type { ObservedCronJobView, ScheduledJobView, StartingDeadlineView } from '../../views/cronJobView.ts';
import { isMinute } from '../charts/clock.ts';
import { seenNumberOf } from '../charts/cronJobStatus.ts';
import { wasStarted } from '../charts/scheduledJob.ts';
import type { CronJobParts } from '../parts/cronJobParts.ts';
import { type CronJobPlan, isTooLate, lastMinute } from '../plan/cronJobPlan.ts';

/** What laws see of a CronJob, of its Jobs, and of what its controllers have seen of it. */
export const cronJobViews = (
  { view, condition }: Composer,
  { clock, jobs, statuses, controllers }: CronJobParts,
  plan: CronJobPlan,
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
        policy: plan.policy,
        active: statuses[seenNumberOf(states.seen) ?? -1]?.active ?? [],
      }),
    );
  }
  const { startingDeadlineSeconds } = plan;
  if (startingDeadlineSeconds !== undefined) {
    view(
      'starting deadline',
      { id: 1, name: 'CronJob' },
      { clock },
      (states): StartingDeadlineView => ({ minute: states.clock.context.minute, startingDeadlineSeconds }),
    );
  }
  condition(
    'started',
    { id: 1, name: 'CronJob' },
    any(
      clock.is(isMinute(0)),
      ...Array.from({ length: lastMinute(plan) }, (_, at) => {
        const minute = at + 1;
        const due = jobs[Math.min(minute, jobs.length) - 1]!;
        // nobody is promised a start that was missed for too long
        return isTooLate(plan, due.id, minute)
          ? clock.is(isMinute(minute))
          : all(clock.is(isMinute(minute)), due.object.is(wasStarted));
      }),
    ),
  );
};
