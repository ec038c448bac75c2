import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario, lawsThat } from './checkedScenario.ts';

const broken = async (scenario: string, bounds: Bounds): Promise<string[]> =>
  lawsThat('violated', await checkedScenario(scenario, bounds));

describe('preemption', () => {
  test.each<[string, Bounds]>([
    ['nothing fails', { controllerRestarts: 0 }],
    [
      'a Pod of the budget is deleted, and all is seen at once',
      { controllerRestarts: 0, deletions: 1, lag: 'no' },
    ],
  ])('keeps room, spares budgets, and binds its Pod in the end, where %s', async (_, bounds) => {
    expect(await broken('preemption-nominated', bounds)).toEqual([]);
  });

  test('is not waited for where no Pod has a higher priority than those that run', async () => {
    expect(await broken('preemption-nominated', { controllerRestarts: 0, replicas: 0 })).toEqual([]);
  });

  test('loses the room that it made where the scheduler restarts before it has stored for whom', async () => {
    expect(await broken('preemption-nominated', { controllerRestarts: 1 })).toEqual([
      'scheduling/nominated-room',
    ]);
  });

  test.each<[string, Bounds]>([
    ['another Pod was preempted before', { replicas: 2, deletions: 0 }],
    ['a Pod of it was deleted', { replicas: 1, deletions: 1 }],
  ])(
    'breaks a budget though another node would do where %s, and the status is seen late',
    async (_, bounds) => {
      expect(await broken('preemption-budget', bounds)).toEqual(['scheduling/budget-last-resort']);
      expect(await broken('preemption-budget', { ...bounds, lag: 'no' })).toEqual([]);
    },
  );
});
