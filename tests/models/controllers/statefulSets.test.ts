import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario } from './checkedScenario.ts';

const verdict = async (law: string, bounds: Bounds): Promise<string | undefined> => {
  const { verdicts } = await checkedScenario('statefulset-cut-off', { controllerRestarts: 0, ...bounds });
  return verdicts.get(law)?.verdict;
};

describe('a StatefulSet with a Pod on a node that is cut off', () => {
  test('has two writers of one identity if the Pod is deleted by force, and only then', async () => {
    expect(await verdict('statefulset/at-most-one', { forcedDeletions: 1 })).toBe('violated');
    expect(await verdict('statefulset/at-most-one', { forcedDeletions: 0 })).toBe('holds');
  });

  test('waits for the node for ever', async () => {
    expect(await verdict('workload/heals', { forcedDeletions: 0 })).toBe('violated');
    expect(await verdict('workload/heals', { forcedDeletions: 0, partitions: 0 })).toBe('holds');
  });
});

test('names keep two controllers from creating an ordinal twice, gate or no gate', async () => {
  for (const gate of ['on', 'off']) {
    const { verdicts } = await checkedScenario('statefulset-two-leaders', { gate, staleLists: 1 });
    expect(verdicts.get('statefulset/at-most-one')?.verdict).toBe('holds');
    expect(verdicts.get('workload/heals')?.verdict).toBe('holds');
  }
});
