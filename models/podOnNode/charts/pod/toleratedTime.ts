import { type SnapshotFrom, setup } from 'xstate';

/**
 * `tolerationSeconds` of a Pod.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const toleratedTime = setup({
  types: { events: {} as { type: 'SCHEDULE' | 'OVER' | 'CANCEL' } },
}).createMachine({
  id: 'time that a taint is tolerated',
  description:
    'What the taint eviction controller holds of a Pod that tolerates the taint of its node for a time.',
  initial: 'NotScheduled',
  states: {
    NotScheduled: { description: 'no deletion is scheduled', on: { SCHEDULE: 'Scheduled' } },
    Scheduled: {
      description: 'tolerationSeconds are running: its deletion is scheduled',
      on: { OVER: 'Over', CANCEL: 'NotScheduled' },
    },
    Over: { description: 'tolerationSeconds are over: it is deleted', on: { CANCEL: 'NotScheduled' } },
  },
});

export type ToleratedTime = SnapshotFrom<typeof toleratedTime>;

export const isOver = (time: ToleratedTime): boolean => time.matches('Over');
