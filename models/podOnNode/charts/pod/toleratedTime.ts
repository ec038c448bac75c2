import { type SnapshotFrom, setup } from 'xstate';

/**
 * What the taint eviction controller holds of a Pod that tolerates the taint of its node for a time: its deletion is
 * scheduled when the taint is there, and cancelled when it goes.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const toleratedTime = setup({
  types: { events: {} as { type: 'SCHEDULE' | 'OVER' | 'CANCEL' } },
}).createMachine({
  id: 'time that a taint is tolerated',
  initial: 'NotScheduled',
  states: {
    NotScheduled: { on: { SCHEDULE: 'Scheduled' } },
    /** tolerationSeconds are running */
    Scheduled: { on: { OVER: 'Over', CANCEL: 'NotScheduled' } },
    Over: { on: { CANCEL: 'NotScheduled' } },
  },
});

export type ToleratedTime = SnapshotFrom<typeof toleratedTime>;

export const isOver = (time: ToleratedTime): boolean => time.matches('Over');
