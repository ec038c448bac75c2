import { assign, type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * The status of a Job in the API, by its number among those that it may have.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
export const jobStatus = setup({
  types: {
    context: {} as { status: number },
    events: {} as { type: 'WRITE'; status: number },
  },
}).createMachine({
  id: 'status of a Job',
  description: 'The status of a Job, by its number among those that it may have.',
  context: { status: 0 },
  on: { WRITE: { actions: assign({ status: ({ event }) => event.status }) } },
});

export type JobStatusState = SnapshotFrom<typeof jobStatus>;

export const isStatus =
  (number: number) =>
  (state: JobStatusState): boolean =>
    state.context.status === number;

/** The status as the controller last saw it. */
export const seenJobStatus = lastSeen({
  id: 'status of a Job as its controller sees it',
  says: 'The status that a Job had when its controller last saw it.',
  unseen: { says: 'the controller has not heard of the Job yet' },
  values: { Present: { says: 'the Job is there', next: ['Present'] } },
  details: { status: -1 },
});

export type SeenJobStatus = SnapshotFrom<typeof seenJobStatus>;

/** The number of the status as it was last seen; undefined: the Job was not seen yet. */
export const seenStatus = (state: SeenJobStatus): number | undefined =>
  state.matches('Unseen') ? undefined : state.context.status;
