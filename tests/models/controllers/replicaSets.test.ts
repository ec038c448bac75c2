import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario } from './checkedScenario.ts';

const surplus = 'workload/no-surplus-in-truth';

const verdict = async (law: string, bounds: Bounds): Promise<string | undefined> => {
  const { verdicts } = await checkedScenario('replicaset-scaled', { scalings: 0, places: 3, ...bounds });
  return verdicts.get(law)?.verdict;
};

describe('a ReplicaSet whose controller sees late', () => {
  test.each<[string, Bounds]>([
    ['it restarts, and lists everything', { controllerRestarts: 1 }],
    ['writes are refused', { conflicts: 2 }],
    ['expectations expire, and the controller waits for its own writes', { expiries: 1, gate: 'on' }],
    ['Pods fail', { podFailures: 1, deletions: 1 }],
  ])('never has a Pod too many though %s', async (_, bounds) => {
    expect(await verdict(surplus, bounds)).toBe('holds');
    expect(await verdict('workload/heals', bounds)).toBe('holds');
  });

  test.each<[string, Bounds, Bounds]>([
    [
      'expectations expire, and it does not wait for its own writes',
      { expiries: 1, gate: 'off' },
      { gate: 'on' },
    ],
    ['it restarts and is given an old list', { staleLists: 1 }, { lag: 'no' }],
    ['the reply to a write is lost', { lostReplies: 1 }, { lostReplies: 0 }],
    ['another process is the leader, too', { leaders: 1, replicas: 1 }, { leaders: 0 }],
  ])('has a Pod too many for a while where %s', async (_, bounds, without) => {
    expect(await verdict(surplus, bounds)).toBe('violated');
    expect(await verdict('workload/no-surplus', bounds)).toBe('holds');
    expect(await verdict('workload/heals', bounds)).toBe('holds');
    expect(await verdict(surplus, { ...bounds, ...without })).toBe('holds');
  });
});
