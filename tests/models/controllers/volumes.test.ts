import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario, lawsThat } from './checkedScenario.ts';

const broken = async (scenario: string, bounds: Bounds): Promise<string[]> =>
  lawsThat('violated', await checkedScenario(scenario, bounds));

describe('a volume that one node may use at a time', () => {
  test('is not detached while it is mounted, but a detachment that fails since its Pod is back leaves it uncertain, and the next node may have it', async () => {
    expect(await broken('volume-moved', { controllerRestarts: 0 })).toEqual(['storage/attached-to-one-node']);
  });

  test('is attached to one node where its Pod moves once, and all is seen at once', async () => {
    const bounds = { controllerRestarts: 0, deletions: 1, lag: 'no' };
    expect(await broken('volume-moved', bounds)).toEqual([]);
  });

  test.each<[string, Bounds]>([
    ['its controller restarts while it attaches', { controllerRestarts: 1, lostReplies: 0 }],
    ['its controller does not hear whether it was attached', { lostReplies: 1 }],
  ])('is attached to two nodes where %s, and the Pod moves meanwhile', async (_, bounds) => {
    const found = await broken('volume-lost-reply', { expiries: 0, ...bounds });
    expect(found).toEqual(['storage/attached-to-one-node']);
  });

  test('is taken off a node where its Pod is back if it was unwanted for six minutes, unless all is seen at once', async () => {
    const bounds = { lostReplies: 0, expiries: 1 };
    expect(await broken('volume-lost-reply', bounds)).toContain('storage/detached-after-unmount');
    expect(await broken('volume-lost-reply', { ...bounds, lag: 'no' })).toEqual([]);
  });
});

describe('a volume on a node that is cut off', () => {
  test('is taken off while it is mounted where its Pod is deleted by force', async () => {
    expect(await broken('volume-cut-off', { taints: 0 })).toContain('storage/detached-after-unmount');
  });

  test('stays where it is while its Pod is there, and moves at once where the node is switched off and said to be out of service', async () => {
    expect(await broken('volume-cut-off', { forcedDeletions: 0, lag: 'no' })).toEqual([]);
  });
});
