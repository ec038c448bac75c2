import { type SnapshotFrom, setup } from 'xstate';

/**
 * A node that may be drained: nothing more is scheduled on it from then on, and whatever is on it is evicted.
 * https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 */
export const drainedNode = setup({ types: { events: {} as { type: 'DRAIN' } } }).createMachine({
  id: 'node that may be drained',
  description: 'A node that somebody may drain.',
  initial: 'Schedulable',
  states: {
    Schedulable: { description: 'Pods may be scheduled on it', on: { DRAIN: 'Draining' } },
    Draining: { description: 'it is cordoned, and what is on it is to be evicted' },
  },
});

export type DrainedNode = SnapshotFrom<typeof drainedNode>;

export const isDraining = (state: DrainedNode): boolean => state.matches('Draining');
