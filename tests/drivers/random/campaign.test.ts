import { beforeAll, describe, expect, test } from 'vitest';
import { type Campaign, CampaignSum, campaign } from '../../../drivers/random/campaign/campaign.ts';
import { type CampaignFailure, failureText } from '../../../drivers/random/campaign/failure.ts';
import { liveShare } from '../../../drivers/random/campaign/share.ts';
import { nodeMutants } from '../../../properties/mutants/podOnNode/nodeMutants.ts';

describe('random lifetimes of random Pods on a virtual clock', () => {
  let result: Campaign;

  beforeAll(() => {
    result = campaign({ seed: 20_26, lifetimes: 240, lives: 6 });
  });

  test('break no law', () => {
    expect(result.failure && failureText(result.failure)).toBeUndefined();
    expect(result.tally.lifetimes).toBe(240);
  });

  test('exercise the laws about times', () => {
    expect([...result.tally.laws]).toEqual(
      expect.arrayContaining(['container/backoff', 'termination/kill-in-time']),
    );
  });

  test('are the same for the same seed', () => {
    const again = { seed: 7, lifetimes: 20, lives: 2 };
    expect(campaign(again)).toEqual(campaign(again));
  });

  test('add up to the same in whatever order their shares are lived through', () => {
    const shares = [0, 1, 2].map((share) => ({ share, lived: liveShare({ seed: 7, share, lives: 1 }) }));
    const sumOf = (order: readonly number[]) => {
      const sum = new CampaignSum();
      for (const at of order) sum.add(shares[at]!.share, shares[at]!.lived);
      const { lifetimes, steps, seconds, traits } = sum.result().tally;
      return { lifetimes, steps, seconds: Math.round(seconds), traits: [...traits].sort() };
    };
    expect(sumOf([2, 0, 1])).toEqual(sumOf([0, 1, 2]));
  });
});

describe('a mutant that a campaign finds', () => {
  const failureOf = (name: string): CampaignFailure => {
    const mutant = nodeMutants.find((each) => each.name === name)!;
    const { failure } = campaign({ seed: 3, lifetimes: 4_000, lives: 20, mutant });
    if (!failure) throw new Error('nothing was found');
    expect(mutant.breaks).toContain(failure.law);
    return failure;
  };

  test.for([['sidecars-stopped-at-once'], ['readiness-kills'], ['pre-stop-hook-skipped']] as const)(
    '%s: the failure is shrunk to one Pod and a handful of steps, and can be seen again',
    ([name]) => {
      const failure = failureOf(name);
      const { seed, share, path, law } = failure.replay;
      expect(failure.options.pods).toHaveLength(1);
      expect(failure.choices.length).toBeLessThanOrEqual(15);
      const mutant = nodeMutants.find((each) => each.name === name)!;
      const again = liveShare({ seed, share, lives: 20, mutant, failed: { path, law } });
      expect(again.failure?.choices).toEqual(failure.choices);
      expect(failureText(failure)).toContain('npm run campaign -- --seed 3');
    },
  );

  test('without its seeded fault the shrunk node breaks nothing', () => {
    const { replay } = failureOf('readiness-kills');
    const { seed, share, path, law } = replay;
    expect(liveShare({ seed, share, lives: 20, failed: { path, law } }).failure).toBeUndefined();
  });
});
