import { type SnapshotFrom, setup } from 'xstate';

/**
 * What the controller of a Job remembers of its own writes about a Pod, until it sees what came of them: expectations, that
 * it has taken the finalizer off, and in its consistency record the version of what it wrote. Expectations are given up
 * after five minutes; the rest is kept. A restart loses all of it.
 * https://kep.k8s.io/5647
 */
export const ownJobWrite = setup({
  types: {
    events: {} as { type: 'CREATED' | 'RELEASED' | 'DELETED' | 'SEEN' | 'ENDED' | 'EXPIRE' | 'FORGET' },
  },
}).createMachine({
  id: 'own write about a Pod of a Job',
  description: 'What the controller of a Job remembers of its own writes about a Pod of it.',
  initial: 'Nothing',
  on: { FORGET: '.Nothing' },
  states: {
    Nothing: {
      description: 'it has seen whatever it wrote',
      on: { CREATED: 'Created', RELEASED: 'Released' },
    },
    Created: {
      description: 'it has created the Pod and expects to see it',
      on: { SEEN: 'Nothing', ENDED: 'Nothing', EXPIRE: 'Recorded' },
    },
    Recorded: {
      description: 'it has created the Pod and no longer expects to see it; but its record knows',
      on: { SEEN: 'Nothing', ENDED: 'Nothing' },
    },
    Released: {
      description: 'it has taken the finalizer off',
      on: { SEEN: 'Nothing', ENDED: 'Nothing', DELETED: 'Deleted' },
    },
    Deleted: {
      description: 'it has taken the finalizer off, deleted the Pod, and expects to see that',
      on: { ENDED: 'Nothing', EXPIRE: 'Released' },
    },
  },
});

export type OwnJobWrite = SnapshotFrom<typeof ownJobWrite>;

export const remembersNothing = (state: OwnJobWrite): boolean => state.matches('Nothing');

/** It expects to see this, and until then neither creates nor deletes. */
export const isAwaited = (state: OwnJobWrite): boolean =>
  state.matches('Created') || state.matches('Deleted');
/** It has taken the finalizer off, as its cache does not show yet. */
export const hasReleased = (state: OwnJobWrite): boolean =>
  state.matches('Released') || state.matches('Deleted');
