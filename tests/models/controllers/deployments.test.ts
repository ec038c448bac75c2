import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario } from './checkedScenario.ts';

const verdict = async (scenario: string, law: string, bounds: Bounds): Promise<string | undefined> =>
  (await checkedScenario(scenario, bounds)).verdicts.get(law)?.verdict;

const inTruth = 'deployment/availability-in-truth';

describe('a Deployment that rolls out', () => {
  test('keeps within surge and unavailability by what its controller sees though replies are lost, writes refused, and Pods lose their readiness', async () => {
    const { verdicts, complete } = await checkedScenario('deployment-rolled-out', {
      nodeLosses: 0,
      controllerRestarts: 0,
      lostReplies: 1,
      conflicts: 1,
      readinessLosses: 1,
    });
    expect(complete).toBe(true);
    expect(verdicts.get('deployment/availability')?.verdict).toBe('holds');
    expect(verdicts.get('workload/heals')?.verdict).toBe('holds');
  });

  test('takes too many away in truth where Pods are lost and their ReplicaSet is seen late', async () => {
    expect(await verdict('deployment-rolled-out', inTruth, {})).toBe('violated');
    expect(await verdict('deployment-rolled-out', inTruth, { nodeLosses: 0, controllerRestarts: 0 })).toBe(
      'holds',
    );
    expect(await verdict('deployment-rolled-out', inTruth, { lag: 'no' })).toBe('holds');
  });

  test('takes too many away in truth where it turns round while ReplicaSets still delete, even if all is seen at once', async () => {
    expect(await verdict('deployment-paused', inTruth, { lag: 'no' })).toBe('violated');
    expect(await verdict('deployment-paused', inTruth, { lag: 'no', updates: 1 })).toBe('holds');
  });

  test('comes back from a template that does not work once it is rolled back', async () => {
    expect(await verdict('deployment-stuck', 'workload/heals', { updates: 2 })).toBe('holds');
  });
});
