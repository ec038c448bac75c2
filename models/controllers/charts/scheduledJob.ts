import { type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * The Job of a scheduled time, as its CronJob cares about it. Its name tells the time, so that there is one at most.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const scheduledJob = setup({
  types: { events: {} as { type: 'CREATE' | 'FINISH' | 'DELETE' | 'REMOVE' } },
}).createMachine({
  id: 'Job of a scheduled time',
  description: 'The Job of a scheduled time, as its CronJob cares about it.',
  initial: 'Absent',
  states: {
    Absent: { description: 'it was not created', on: { CREATE: 'Active' } },
    Active: { description: 'it runs', on: { FINISH: 'Finished', DELETE: 'Deleted' } },
    Finished: { description: 'it has done its work', on: { DELETE: 'Deleted' } },
    Deleted: {
      description: 'it was deleted in the pass at hand, in which it was found before',
      on: { REMOVE: 'Gone' },
    },
    Gone: { description: 'it was deleted', on: { CREATE: 'Active' } },
  },
});

export type ScheduledJob = SnapshotFrom<typeof scheduledJob>;

export const isActive = (state: ScheduledJob): boolean => state.matches('Active');
export const isDeleted = (state: ScheduledJob): boolean => state.matches('Deleted');
/** It was created at some time. */
export const wasStarted = (state: ScheduledJob): boolean => !state.matches('Absent');

export type JobLook = 'Active' | 'Finished';

/** How it is; undefined: it is not there. */
export const lookOfJob = (state: ScheduledJob): JobLook | undefined =>
  state.matches('Active') || state.matches('Finished') ? (state.value as JobLook) : undefined;

/** The Job as the CronJob controller last saw it. */
export const seenScheduledJob = lastSeen({
  id: 'Job as the CronJob controller sees it',
  says: 'What the CronJob controller last saw of a Job.',
  unseen: { says: 'not heard of, or heard to be gone' },
  values: { Active: { says: 'it runs' }, Finished: { says: 'it has finished' } },
  forgets: true,
});

export type SeenScheduledJob = SnapshotFrom<typeof seenScheduledJob>;

/** As it was last seen; undefined: there is none. */
export const seenLook = (state: SeenScheduledJob): JobLook | undefined =>
  state.matches('Unseen') ? undefined : (state.value as JobLook);
