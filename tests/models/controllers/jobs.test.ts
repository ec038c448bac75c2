import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario, lawsThat } from './checkedScenario.ts';

const quiet: Bounds = { podFailures: 0, controllerRestarts: 0, conflicts: 0 };

const broken = async (scenario: string, bounds: Bounds): Promise<string[]> =>
  lawsThat('violated', await checkedScenario(scenario, { ...quiet, ...bounds }));

describe('a Job whose controller sees late', () => {
  test.each<[string, Bounds]>([
    ['its controller crashes between any two of its writes', { podFailures: 1, controllerRestarts: 1 }],
    ['the reply to a write is lost', { podFailures: 1, lostReplies: 1 }],
    ['writes are refused', { podFailures: 1, conflicts: 1 }],
    ['more of its Pods fail than may', { podFailures: 2 }],
    ['a Pod is evicted', { deletions: 1, controllerRestarts: 1 }],
  ])('counts each Pod once, and is finished in the end, though %s', async (_, bounds) => {
    expect(await broken('job-counted', bounds)).toEqual([]);
  });

  test('counts a Pod again that an old list shows with its finalizer, and is finished all the same', async () => {
    const laws = await broken('job-evicted', { staleLists: 1 });
    expect(laws).toContain('job/counted-once');
    expect(laws).not.toContain('job/finishes');
    expect(await broken('job-evicted', { staleLists: 1, lag: 'no' })).toEqual([]);
    expect(await broken('job-evicted', { staleLists: 0, controllerRestarts: 1 })).toEqual([]);
  });
});

test('an Indexed Job creates a Pod of an index a second time where the reply to the first creation is lost', async () => {
  expect(await broken('job-indexed', { lostReplies: 1 })).toEqual(['job/indexes']);
  expect(await broken('job-indexed', { conflicts: 1 })).toEqual([]);
});
