import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import { checkedScenario } from './checkedScenario.ts';

const inTruth = 'disruption/budget-in-truth';

const verdicts = async (bounds: Bounds) =>
  (await checkedScenario('drain-two-nodes', { controllerRestarts: 0, conflicts: 0, ...bounds })).verdicts;

describe('two nodes that are drained against a budget', () => {
  test.each<[string, Bounds, string, string]>([
    ['the controller restarts, and its view lags', { controllerRestarts: 1 }, 'holds', 'holds'],
    ['the deletion of an evicted Pod fails', { conflicts: 1 }, 'holds', 'holds'],
    ['an eviction is not seen for two minutes', { expiries: 1 }, 'violated', 'holds'],
    ['two minutes pass, and all is seen at once', { expiries: 1, lag: 'no' }, 'holds', 'holds'],
    ['a Pod loses its readiness at the same time', { readinessLosses: 1 }, 'violated', 'violated'],
  ])(
    'leave as many healthy Pods as it wants, or do not by design, where %s',
    async (_, bounds, expected, noted) => {
      const found = await verdicts(bounds);
      expect(found.get(inTruth)?.verdict).toBe(expected);
      expect(found.get('disruption/budget')?.verdict).toBe(noted);
      expect(found.get('disruption/drained')?.verdict).toBe('holds');
    },
  );
});
