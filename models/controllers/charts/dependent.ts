import { type SnapshotFrom, setup } from 'xstate';

/**
 * How a dependent is there, as far as the collector cares: it names its owner or not. That it is being deleted makes no
 * difference: to delete it again does nothing.
 */
export const dependentForms = ['Owned', 'Free'] as const;
export type DependentForm = (typeof dependentForms)[number];

const statesOfThatIsThere = {
  Owned: {
    description: 'it names its owner',
    on: { DELETE: 'OwnedTerminating', RELEASE: 'Free' },
  },
  OwnedTerminating: {
    description: 'it names its owner, and is being deleted',
    on: { REMOVE: 'Gone', RELEASE: 'FreeTerminating' },
  },
  Free: { description: 'it was orphaned' },
  FreeTerminating: { description: 'it was orphaned, and is being deleted', on: { REMOVE: 'Gone' } },
  Gone: { description: 'it is gone' },
} as const;

/**
 * A Pod that names an owner, as the garbage collector cares about it; there from the beginning.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export const dependent = setup({
  types: { events: {} as { type: 'DELETE' | 'RELEASE' | 'REMOVE' } },
}).createMachine({
  id: 'dependent',
  description: 'A Pod that names an owner, as the garbage collector cares about it.',
  initial: 'Owned',
  states: statesOfThatIsThere,
});

/** The same, but it is still to be created. */
export const laterDependent = setup({
  types: { events: {} as { type: 'CREATE' | 'DELETE' | 'RELEASE' | 'REMOVE' } },
}).createMachine({
  id: 'later dependent',
  description: 'A Pod that names an owner, and is still to be created.',
  initial: 'Absent',
  states: {
    Absent: { description: 'it was not created yet', on: { CREATE: 'Owned' } },
    ...statesOfThatIsThere,
  },
});

export type Dependent = SnapshotFrom<typeof dependent> | SnapshotFrom<typeof laterDependent>;

/** Its form; undefined: it is not there. */
export const formOfDependent = (state: Dependent): DependentForm | undefined => {
  if (isOwned(state)) return 'Owned';
  return state.value === 'Free' || state.value === 'FreeTerminating' ? 'Free' : undefined;
};

/** It is there and names its owner. */
export const isOwned = (state: Dependent): boolean =>
  state.value === 'Owned' || state.value === 'OwnedTerminating';

export const isTerminating = (state: Dependent): boolean =>
  state.value === 'OwnedTerminating' || state.value === 'FreeTerminating';
