import { assign, type SnapshotFrom, setup } from 'xstate';

/** What the status of a budget says. Evicted Pods that it notes are told by their places. */
export type CountedBudget = {
  /** how many Pods its controllers are meant to have */
  readonly expected: number;
  /** how many are to be healthy */
  readonly desired: number;
  readonly healthy: number;
  /** how many more may be evicted */
  readonly allowed: number;
  /** evicted Pods whose end is awaited, in the order of their places */
  readonly disrupted: readonly number[];
};

/**
 * The status of a PodDisruptionBudget: what its controller counted last, less what was evicted since.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#check-the-status-of-the-pdb
 */
export const budgetStatus = setup({
  types: {
    context: {} as CountedBudget & {
      /** the controller has counted */
      readonly observed: boolean;
      /** those that it notes took more than two minutes */
      readonly overdue: readonly number[];
    },
    events: {} as
      | ({ type: 'COUNT' } & CountedBudget)
      | { type: 'TAKE'; place: number }
      | { type: 'TIME_OUT'; place: number },
  },
  guards: {
    mayTake: ({ context }) => context.allowed > 0,
    isAwaited: ({ context, event }) =>
      event.type === 'TIME_OUT' &&
      context.disrupted.includes(event.place) &&
      !context.overdue.includes(event.place),
  },
  actions: {
    note: assign(({ context: { disrupted, overdue }, event }) =>
      event.type === 'TAKE'
        ? {
            disrupted: inOrder(disrupted, event.place),
            overdue: overdue.filter((place) => place !== event.place),
          }
        : {},
    ),
    spend: assign({ allowed: ({ context }) => context.allowed - 1 }),
  },
}).createMachine({
  id: 'status of a budget',
  description: 'What a budget allows, and which evictions it notes.',
  context: { observed: false, expected: 0, desired: 0, healthy: 0, allowed: 0, disrupted: [], overdue: [] },
  on: {
    COUNT: {
      actions: assign(
        ({ context: { overdue }, event: { expected, desired, healthy, allowed, disrupted } }) => ({
          observed: true,
          expected,
          desired,
          healthy,
          allowed,
          disrupted,
          overdue: overdue.filter((place) => disrupted.includes(place)),
        }),
      ),
    },
    TAKE: {
      guard: 'mayTake',
      actions: ['note', 'spend'],
    },
    TIME_OUT: {
      guard: 'isAwaited',
      actions: assign(({ context: { overdue }, event }) =>
        event.type === 'TIME_OUT' ? { overdue: inOrder(overdue, event.place) } : {},
      ),
    },
  },
});

const inOrder = (places: readonly number[], place: number): number[] =>
  [...new Set([...places, place])].sort((a, b) => a - b);

export type BudgetStatus = SnapshotFrom<typeof budgetStatus>;

/** It notes the eviction of the Pod in this place. */
export const notes =
  (place: number) =>
  ({ context }: BudgetStatus): boolean =>
    context.disrupted.includes(place);
