import { assign, type SnapshotFrom, setup } from 'xstate';
import { lastSeen } from '../../observers/lastSeen.ts';

/**
 * An owner as its controller cares about it: whether it is there, is being deleted so that its Pods become orphans, or is
 * there again under the same name with another UID.
 * https://kubernetes.io/docs/tasks/administer-cluster/use-cascading-deletion/#set-orphan-deletion-policy
 */
export const adopter = setup({
  types: {
    context: {} as { again: boolean },
    events: {} as { type: 'DELETE' | 'RELEASE' | 'CREATE' },
  },
  guards: { isTheFirst: ({ context }) => !context.again },
}).createMachine({
  id: 'owner that claims Pods',
  description: 'An owner of Pods: whether it is there, and whether it is the first of its name.',
  context: { again: false },
  initial: 'Present',
  states: {
    Present: {
      description: 'it is there',
      on: { DELETE: { guard: 'isTheFirst', target: 'Deleted' } },
    },
    Deleted: {
      description: 'it is being deleted, and waits to be taken off its Pods',
      on: { RELEASE: 'Gone' },
    },
    Gone: {
      description: 'there is none of its name',
      on: { CREATE: { target: 'Present', actions: assign({ again: true }) } },
    },
  },
});

export type Adopter = SnapshotFrom<typeof adopter>;

export const isGone = (state: Adopter): boolean => state.matches('Gone');
export const isBeingDeleted = (state: Adopter): boolean => state.matches('Deleted');

/** It is there, not being deleted, and the first of its name, or the second. */
export const isPresent =
  (again: boolean) =>
  (state: Adopter): boolean =>
    state.matches('Present') && state.context.again === again;

/** An owner as its controller last saw it. */
export const seenAdopter = lastSeen({
  id: 'owner that claims Pods as its controller sees it',
  says: 'How an owner was when its controller last saw it.',
  unseen: { says: 'not heard of, or heard to be gone' },
  values: {
    Present: { says: 'it is there', next: ['Present', 'Deleted'] },
    Deleted: { says: 'it is being deleted', next: ['Present', 'Deleted'] },
  },
  details: { again: false },
  forgets: true,
});

export type SeenAdopter = SnapshotFrom<typeof seenAdopter>;

/** As it was last seen; undefined: there is none. */
export const adopterSeen = (
  state: SeenAdopter,
): { readonly again: boolean; readonly beingDeleted: boolean } | undefined =>
  state.matches('Unseen')
    ? undefined
    : { again: state.context.again, beingDeleted: state.matches('Deleted') };
