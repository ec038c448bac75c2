import { describe, expect, test } from 'vitest';
import { ChartCoverage } from '../podOnNode/chartCoverage.ts';
import { campaign, failureText } from './campaign.ts';

describe('random lifetimes of random Pods on a virtual clock', () => {
  const coverage = new ChartCoverage();
  const result = campaign({
    seed: 20_26,
    nodes: 20,
    lives: 8,
    onNode: (lifetimes) => {
      coverage.begin(lifetimes.run);
      lifetimes.onStep = (rule, before) => coverage.note(lifetimes.run, rule, before);
    },
  });

  test('break no law', () => {
    expect(result.failure && failureText(result.failure)).toBeUndefined();
    expect(result.lifetimes).toBe(160);
  });

  test('exercise the laws about times', () => {
    expect([...result.witnessed]).toEqual(
      expect.arrayContaining(['container/backoff', 'termination/kill-in-time']),
    );
  });

  test('are the same for the same seed', () => {
    const again = { seed: 7, nodes: 2, lives: 2 };
    expect(campaign(again).steps).toBe(campaign(again).steps);
  });
});
