import { type SnapshotFrom, setup } from 'xstate';

/**
 * What the ReplicaSet controller last saw of a Pod: as much as it decides by. The first sight fulfils an
 * expectation; a Pod that is terminating, terminal or gone is inactive.
 */
export const observedPod = setup({
  types: { events: {} as { type: 'SEE_ACTIVE' | 'SEE_INACTIVE' } },
}).createMachine({
  id: 'Pod as the ReplicaSet controller sees it',
  initial: 'Unseen',
  states: {
    Unseen: { on: { SEE_ACTIVE: 'Active', SEE_INACTIVE: 'Inactive' } },
    Active: { on: { SEE_INACTIVE: 'Inactive' } },
    Inactive: {},
  },
});

export type ObservedPod = SnapshotFrom<typeof observedPod>;

export const isUnseenPod = (state: ObservedPod): boolean => state.value === 'Unseen';
export const isSeenActive = (state: ObservedPod): boolean => state.value === 'Active';
