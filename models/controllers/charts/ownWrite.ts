import { type SnapshotFrom, setup } from 'xstate';

/**
 * What a controller remembers of what it wrote itself about a Pod, until it sees that: an expectation, and in its
 * consistency record the version of what it created. Expectations are given up after five minutes; the record is kept. A
 * restart loses both.
 * https://kep.k8s.io/5647
 */
export const ownWrite = setup({
  types: {
    events: {} as { type: 'CREATED' | 'PATCHED' | 'DELETED' | 'SEEN' | 'ENDED' | 'EXPIRE' | 'FORGET' },
  },
}).createMachine({
  id: 'own write',
  description: 'What a controller remembers of its own write about a Pod until it sees what came of it.',
  initial: 'Nothing',
  on: { FORGET: '.Nothing' },
  states: {
    Nothing: {
      description: 'it has seen whatever it wrote',
      on: { CREATED: 'Created', PATCHED: 'Recorded', DELETED: 'Deleted' },
    },
    Created: {
      description: 'it has created the Pod and expects to see it',
      on: { SEEN: 'Nothing', ENDED: 'Nothing', EXPIRE: 'Recorded' },
    },
    Recorded: {
      description:
        'it has written to the Pod and expects nothing, or no longer; but its consistency record knows',
      on: { SEEN: 'Nothing', ENDED: 'Nothing', DELETED: 'Deleted' },
    },
    Deleted: {
      description: 'it has deleted the Pod and expects to see that',
      on: { ENDED: 'Nothing', EXPIRE: 'Nothing' },
    },
  },
});

export type OwnWrite = SnapshotFrom<typeof ownWrite>;

export const isForgotten = (state: OwnWrite): boolean => state.matches('Nothing');
export const wasCreated = (state: OwnWrite): boolean => state.matches('Created');
export const wasDeleted = (state: OwnWrite): boolean => state.matches('Deleted');

/** It expects to see this, and until then neither creates nor deletes. */
export const isExpected = (state: OwnWrite): boolean => state.matches('Created') || state.matches('Deleted');
/** Its record tells that its cache is older than this. */
export const isRecorded = (state: OwnWrite): boolean => state.matches('Created') || state.matches('Recorded');
