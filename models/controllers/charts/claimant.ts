import { type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

const beginningWith = (initial: 'Absent' | 'Bound', id: string) =>
  setup({ types: { events: {} as { type: 'CREATE' | 'DELETE' | 'REMOVE' } } }).createMachine({
    id,
    description: `The Pod on a node that uses the volume${initial === 'Bound' ? ', and is there from the beginning' : ''}.`,
    initial,
    states: {
      Absent: { description: 'there is no such Pod on the node', on: { CREATE: 'Bound' } },
      Bound: { description: 'it is bound to the node', on: { DELETE: 'Terminating' } },
      Terminating: { description: 'it is being deleted and may still run', on: { REMOVE: 'Absent' } },
    },
  });

/**
 * The Pod on a node that uses the volume, as the API knows it. It uses the volume until it is removed.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#lifecycle-of-a-volume-and-claim
 */
export const claimant = beginningWith('Absent', 'Pod with a volume');

/** The same, but it is there from the beginning. */
export const firstClaimant = beginningWith('Bound', 'first Pod with a volume');

export type Claimant = SnapshotFrom<typeof claimant>;

export const isBound = (state: Claimant): boolean => state.matches('Bound');
export const isTerminating = (state: Claimant): boolean => state.matches('Terminating');
/** It is there: the volume is wanted on its node. */
export const claims = (state: Claimant): boolean => isBound(state) || isTerminating(state);

/** The Pod as the attach-detach controller last saw it. */
export const seenClaimant = lastSeen({
  id: 'Pod as the attach-detach controller sees it',
  says: 'Whether there was a Pod on a node that uses the volume when the attach-detach controller last looked.',
  unseen: { says: 'not heard of, or heard to be gone' },
  values: { There: { says: 'it is there' } },
  forgets: true,
});

export type SeenClaimant = SnapshotFrom<typeof seenClaimant>;

export const isSeenThere = (state: SeenClaimant): boolean => state.matches('There');
