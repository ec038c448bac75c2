import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario } from './checkedScenario.ts';

const onePerNode = 'daemonset/one-per-node';

describe('a DaemonSet whose controller sees late', () => {
  test.each<[string, Bounds, string]>([
    ['it restarts, its Pods fail and writes are refused', { staleLists: 0 }, 'holds'],
    ['it restarts and is given an old list', { podFailures: 0, controllerRestarts: 0 }, 'violated'],
    ['it restarts, and its view does not lag', { podFailures: 0, controllerRestarts: 0, lag: 'no' }, 'holds'],
    ['the reply to a write is lost', { staleLists: 0, lostReplies: 1, podFailures: 0 }, 'violated'],
  ])('never has two Pods on a node, or does by design, where %s', async (_, bounds, expected) => {
    const { verdicts } = await checkedScenario('daemonset-stale', bounds);
    expect(verdicts.get(onePerNode)?.verdict).toBe(expected);
    expect(verdicts.get('workload/heals')?.verdict).toBe('holds');
  });
});
