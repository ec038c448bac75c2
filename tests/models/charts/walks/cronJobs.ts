import { clock, isMinute } from '../../../../models/controllers/charts/clock.ts';
import {
  cronJobStatus,
  seenCronJobStatus,
  seenNumberOf,
} from '../../../../models/controllers/charts/cronJobStatus.ts';
import {
  isActive,
  isDeleted,
  lookOfJob,
  scheduledJob,
  seenLook,
  seenScheduledJob,
  wasStarted,
} from '../../../../models/controllers/charts/scheduledJob.ts';
import { lastOf, times, walk } from '../walk.ts';

/** A clock, the Jobs that come due by it, and how the CronJob controller sees them. */
export const cronJobWalks = [
  walk({
    chart: clock,
    inputs: [{ last: 2 }],
    events: [{ type: 'TICK' }],
    holds: {
      'it is as late as it has ticked, and stops': (way, { last }) =>
        isMinute(Math.min(last, times(way, 'TICK')))(way.state),
    },
  }),
  walk({
    chart: scheduledJob,
    events: (['CREATE', 'FINISH', 'DELETE', 'REMOVE'] as const).map((type) => ({ type })),
    holds: {
      'it runs from its creation on': (way) => isActive(way.state) === (lastOf(way) === 'CREATE'),
      'it is found until it is deleted': (way) =>
        (lookOfJob(way.state) !== undefined) === ['CREATE', 'FINISH'].includes(lastOf(way) ?? ''),
      'it was started once it was created': (way) => wasStarted(way.state) === times(way, 'CREATE') > 0,
      'it is removed after it was deleted': (way) => isDeleted(way.state) === (lastOf(way) === 'DELETE'),
    },
  }),
  walk({
    chart: seenScheduledJob,
    events: [{ type: 'SEE', as: 'Active' }, { type: 'SEE', as: 'Finished' }, { type: 'FORGET' }],
    holds: {
      'it is as it was seen last, or unseen': (way) =>
        seenLook(way.state) === (way.events.at(-1) as { as?: string } | undefined)?.as,
    },
  }),
  walk({
    chart: cronJobStatus,
    events: [
      { type: 'WRITE', status: 0 },
      { type: 'WRITE', status: 1 },
    ],
    holds: {
      'it is what was written last': (way) =>
        way.state.context.status === ((way.events.at(-1) as { status?: number } | undefined)?.status ?? 0),
    },
  }),
  walk({
    chart: seenCronJobStatus,
    events: [
      { type: 'SEE', as: 'Present', status: 0 },
      { type: 'SEE', as: 'Present', status: 1 },
    ],
    holds: {
      'it is as it was seen last, or unseen': (way) =>
        seenNumberOf(way.state) === (way.events.at(-1) as { status?: number } | undefined)?.status,
    },
  }),
];
