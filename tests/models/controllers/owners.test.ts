import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario, lawsThat } from './checkedScenario.ts';

const broken = async (bounds: Bounds): Promise<string[]> =>
  lawsThat('violated', await checkedScenario('owner-deleted', { replicas: 1, ...bounds }));

describe('an owner that is deleted, and a collector whose graph is rebuilt when it restarts', () => {
  test.each<[string, Bounds]>([
    ['the collector sees late and restarts', { controllerRestarts: 2 }],
    ['a Pod is created shortly before, and all is seen at once', { scalings: 1, lag: 'no' }],
  ])('goes after its dependents, or leaves them, as it was asked, though %s', async (_, bounds) => {
    expect(await broken(bounds)).toEqual([]);
  });

  test('goes before a dependent that the collector has not heard of, which is collected later all the same', async () => {
    const laws = await broken({ scalings: 1 });
    expect(laws.sort()).toEqual(['gc/foreground', 'gc/orphaned']);
  });
});
