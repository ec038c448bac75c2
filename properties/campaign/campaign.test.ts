import { beforeAll, describe, expect, test } from 'vitest';
import { type Campaign, campaign, failureText } from './campaign.ts';

describe('random lifetimes of random Pods on a virtual clock', () => {
  let result: Campaign;

  beforeAll(() => {
    result = campaign({ seed: 20_26, nodes: 16, lives: 6 });
  }, 120_000);

  test('break no law', () => {
    expect(result.failure && failureText(result.failure)).toBeUndefined();
    expect(result.lifetimes).toBe(96);
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
