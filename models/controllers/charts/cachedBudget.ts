import { type SnapshotFrom, setup } from 'xstate';

/**
 * Whether the budget in a controller's cache is the one in the API. What it says when it is not makes no difference: whatever
 * the controller writes then names an old resource version, and is refused.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 */
export const cachedBudget = setup({
  types: { events: {} as { type: 'DELIVER' | 'CHANGE' } },
}).createMachine({
  id: 'budget in a cache',
  description: 'Whether the budget in the cache of a controller is the one in the API.',
  initial: 'Old',
  states: {
    Old: { description: 'it has changed since, or was not heard of yet', on: { DELIVER: 'Current' } },
    Current: { description: 'it is as it is in the API', on: { CHANGE: 'Old' } },
  },
});

export type CachedBudget = SnapshotFrom<typeof cachedBudget>;

export const isCurrent = (state: CachedBudget): boolean => state.matches('Current');
