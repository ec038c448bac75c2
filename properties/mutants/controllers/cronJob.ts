import { never } from '../../../checker/system/guard.ts';
import { isWorking } from '../../../models/controllers/charts/controllerProcess.ts';
import { wasStarted } from '../../../models/controllers/charts/scheduledJob.ts';
import type { CronJobMutant } from './controllersMutant.ts';

const bounds = { controllerRestarts: 0, lag: 'no' };

export const cronJobMutants: readonly CronJobMutant[] = [
  {
    name: 'cronjob-forgets-its-policy',
    says: 'the CronJob controller creates a Job whenever it is due, though its policy is Forbid and another one runs',
    breaks: ['cronjob/concurrency', 'cronjob/concurrency-in-truth'],
    victim: { scenario: 'cronjob-forbid', bounds },
    rules: {
      createsJob: ({ then }, { pod, controller, clock }) => ({
        when: [
          controller.process.is(isWorking),
          pod.object.isNot(wasStarted),
          clock.is(({ context }) => context.minute === pod.id),
        ],
        then,
      }),
    },
  },
  {
    name: 'cronjob-replaces-nothing',
    says: 'the CronJob controller does not delete the Job that it replaces',
    breaks: ['cronjob/concurrency', 'cronjob/concurrency-in-truth'],
    victim: { scenario: 'cronjob-replace', bounds },
    rules: {
      deletesJob: (body, { pod }) => ({
        ...body,
        then: body.then.filter(({ component }) => component !== pod.object),
      }),
    },
  },
  {
    name: 'cronjob-never-starts',
    says: 'the CronJob controller creates no Job',
    breaks: ['cronjob/starts'],
    victim: { scenario: 'cronjob-forbid', bounds },
    rules: { createsJob: ({ then }) => ({ when: [never], then }) },
  },
  {
    name: 'cronjob-starts-too-late',
    says: 'the CronJob controller creates a Job that was missed, however long ago it was due',
    breaks: ['cronjob/starting-deadline'],
    victim: { scenario: 'cronjob-deadline', bounds: { ...bounds, conflicts: 0, lostReplies: 0 } },
    rules: {
      createsJob: ({ then }, { pod, controller, clock }) => ({
        when: [
          controller.process.is(isWorking),
          pod.object.isNot(wasStarted),
          clock.is(({ context }) => context.minute >= pod.id),
        ],
        then,
      }),
    },
  },
];
