import { type SnapshotFrom, setup } from 'xstate';

/**
 * A request to evict a Pod, as the API server works it off in two writes: it takes a disruption from the budget, then deletes
 * the Pod. What it took is not given back if the second fails.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
export const eviction = setup({ types: { events: {} as { type: 'TAKE' | 'END' } } }).createMachine({
  id: 'eviction',
  description: 'A request to evict a Pod, as the API server works it off.',
  initial: 'None',
  states: {
    None: { description: 'nobody asks for it, or it was answered', on: { TAKE: 'Taken' } },
    Taken: { description: 'the budget allowed it, and the Pod is to be deleted', on: { END: 'None' } },
  },
});

export type Eviction = SnapshotFrom<typeof eviction>;

export const isTaken = (state: Eviction): boolean => state.matches('Taken');
