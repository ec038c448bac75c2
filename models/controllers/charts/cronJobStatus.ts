import { assign, type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * The status of a CronJob in the API, by its number among those that it may have.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const cronJobStatus = setup({
  types: { context: {} as { status: number }, events: {} as { type: 'WRITE'; status: number } },
}).createMachine({
  id: 'status of a CronJob',
  description: 'The status of a CronJob, by its number among those that it may have.',
  context: { status: 0 },
  on: { WRITE: { actions: assign({ status: ({ event }) => event.status }) } },
});

export type CronJobStatusState = SnapshotFrom<typeof cronJobStatus>;

/** The status as its controller last saw it. */
export const seenCronJobStatus = lastSeen({
  id: 'status of a CronJob as its controller sees it',
  says: 'The status that a CronJob had when its controller last saw it.',
  unseen: { says: 'the controller has not heard of the CronJob yet' },
  values: { Present: { says: 'the CronJob is there', next: ['Present'] } },
  details: { status: -1 },
});

export type SeenCronJobStatus = SnapshotFrom<typeof seenCronJobStatus>;

/** The number of the status as it was last seen; undefined: not yet. */
export const seenNumberOf = (state: SeenCronJobStatus): number | undefined =>
  state.matches('Unseen') ? undefined : state.context.status;
