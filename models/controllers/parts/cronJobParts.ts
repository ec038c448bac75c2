import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { clock } from '../charts/clock.ts';
import { controllerProcess, isWorking } from '../charts/controllerProcess.ts';
import { cronJobStatus, seenCronJobStatus, seenNumberOf } from '../charts/cronJobStatus.ts';
import { pass } from '../charts/pass.ts';
import {
  isDeleted,
  type JobLook,
  lookOfJob,
  scheduledJob,
  seenLook,
  seenScheduledJob,
} from '../charts/scheduledJob.ts';
import {
  type CronJobStep,
  cronJobWrites,
  everyCronJobStatus,
  type NotedJobs,
} from '../decisions/cronJobWrites.ts';
import { type CronJobPlan, lastMinute } from '../plan/cronJobPlan.ts';
import { type ControllerParts, seenPlace } from './controllerParts.ts';

/** The Job of a scheduled time: its number is the minute. */
export type ScheduledJobParts = Identified & { readonly object: Component<typeof scheduledJob> };

/** The same as one controller sees it. */
export type SeenScheduledJobParts = Identified & {
  readonly pod: ScheduledJobParts;
  readonly seen: Component<typeof seenScheduledJob>;
};

/** The CronJob controller, in one process. It remembers nothing of its own writes. */
export type CronJobControllerParts = ControllerParts<SeenScheduledJobParts> & {
  readonly seen: Component<typeof seenCronJobStatus>;
  readonly next: Derived<CronJobStep | undefined>;
};

export type CronJobParts = {
  readonly clock: Component<typeof clock>;
  readonly jobs: readonly ScheduledJobParts[];
  readonly status: Component<typeof cronJobStatus>;
  /** what the numbers of statuses stand for */
  readonly statuses: readonly NotedJobs[];
  readonly controllers: readonly CronJobControllerParts[];
};

const name = 'CronJob controller';

/** All is one group: the controller asks the API about Jobs while it decides. */
export const cronJobParts = (composer: Composer, plan: CronJobPlan): CronJobParts => {
  const statuses = everyCronJobStatus(plan.times);
  const [parts] = composer.groups('CronJob', 1, (_, add) => {
    const time = add('clock', clock, { last: lastMinute(plan) });
    const status = add('status', cronJobStatus);
    const jobs = Array.from({ length: plan.times }, (_, at): ScheduledJobParts => {
      const name = `job ${at + 1}`;
      return { id: at + 1, name, object: add(name, scheduledJob) };
    });
    const controllers = Array.from({ length: 1 + plan.budgets.leaders }, (_, at) => {
      const id = at + 1;
      const own = `${name} ${id}`;
      const controller = {
        id,
        name: own,
        process: add(own, controllerProcess),
        pass: add(`pass of ${own}`, pass, { most: plan.times + 2 }),
        seen: add(`the status as ${own} sees it`, seenCronJobStatus),
        pods: jobs.map(
          (job, at): SeenScheduledJobParts => ({
            ...seenPlace(job, at, { name, id, of: jobs.length }),
            seen: add(`${job.name} as ${own} sees it`, seenScheduledJob),
          }),
        ),
      };
      return { ...controller, next: nextStep(controller, { clock: time, status, jobs, statuses }, plan) };
    });
    return { clock: time, status, jobs, controllers };
  });
  return { ...parts!, statuses };
};

/** What the controller writes next: what the specification decides about all that it has seen, and reads from the API. */
const nextStep = (
  { process, pass, seen, pods }: Omit<CronJobControllerParts, 'next'>,
  { clock, status, jobs, statuses }: Omit<CronJobParts, 'controllers'>,
  { policy, startingDeadlineSeconds }: CronJobPlan,
): Derived<CronJobStep | undefined> =>
  derived(
    {
      process,
      pass,
      seen,
      clock,
      status,
      jobs: jobs.map(({ object }) => object),
      views: pods.map(({ seen }) => seen),
    },
    (states): CronJobStep | undefined => {
      const cached = statuses[seenNumberOf(states.seen) ?? -1];
      if (cached === undefined || !isWorking(states.process)) return undefined;
      const looks = (all: readonly (JobLook | undefined)[]) =>
        Object.fromEntries(all.map((look, at) => [at + 1, look]));
      const live = states.jobs.map((job) => (isDeleted(job) ? 'Active' : lookOfJob(job)));
      return cronJobWrites({
        policy,
        ...(startingDeadlineSeconds !== undefined && { startingDeadlineSeconds }),
        minute: states.clock.context.minute,
        status: cached,
        jobs: looks(states.views.map(seenLook)),
        liveStatus: statuses[states.status.context.status]!,
        liveJobs: looks(live),
      })[states.pass.context.done];
    },
  );
