import { type SnapshotFrom, setup } from 'xstate';

/** How an owner is there: as usual, or being deleted, its finalizer saying what is to become of its dependents. */
export const ownerForms = ['Present', 'Foreground', 'Orphan'] as const;
export type OwnerForm = (typeof ownerForms)[number];

/**
 * An owner as the garbage collector cares about it. Deleted in the background it is gone at once; else it stays until the
 * collector takes its finalizer.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
 */
export const owner = setup({
  types: { events: {} as { type: 'FOREGROUND' | 'ORPHAN' | 'BACKGROUND' | 'RELEASE' } },
}).createMachine({
  id: 'owner',
  description: 'An owner as the garbage collector cares about it.',
  initial: 'Present',
  states: {
    Present: {
      description: 'nobody has deleted it',
      on: { FOREGROUND: 'Foreground', ORPHAN: 'Orphan', BACKGROUND: 'Gone' },
    },
    Foreground: {
      description: 'it is being deleted, and waits for the dependents that block it',
      on: { RELEASE: 'Gone' },
    },
    Orphan: {
      description: 'it is being deleted, and waits to be taken off its dependents',
      on: { RELEASE: 'GoneLeavingOrphans' },
    },
    Gone: { description: 'it is gone' },
    GoneLeavingOrphans: { description: 'it is gone, and its dependents were to stay' },
  },
});

export type Owner = SnapshotFrom<typeof owner>;

/** Its form; undefined: it is gone. */
export const formOfOwner = (state: Owner): OwnerForm | undefined =>
  state.matches('Gone') || leftOrphans(state) ? undefined : (state.value as OwnerForm);

/** It is gone, and its dependents were to stay. */
export const leftOrphans = (state: Owner): boolean => state.matches('GoneLeavingOrphans');
