import { fc, it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { isLiveness } from '../../../checker/laws/law.ts';
import { recheck } from '../../../drivers/exhaustive/recheck.ts';
import { randomBounds } from '../../../drivers/random/arbitraries/cluster.ts';
import { type FuzzFailure, fuzz } from '../../../drivers/random/fuzz/fuzz.ts';
import { lifetime } from '../../../drivers/random/fuzz/lifetime.ts';
import { clusterMutants } from '../../../properties/mutants/clusterMutants.ts';
import { apart, barePod, replicaSet } from '../../models/cluster/manifests.ts';
import { build, clusterLaws, explored } from '../../models/cluster/smallCluster.ts';
import { victimOf } from '../../properties/mutants/victims.ts';

const laws = clusterLaws;
const safetyLaws = laws.filter((law) => !isLiveness(law));
const mutantNamed = (name: string) => clusterMutants.find((mutant) => mutant.name === name)!;

const failureOf = (request: Partial<Parameters<typeof fuzz>[0]>): FuzzFailure => {
  const { failure } = fuzz({ laws, runs: 200, seed: 1, ...request });
  if (!failure) throw new Error('nothing was found');
  return failure;
};

describe('random lifetimes of random clusters', () => {
  test('break no law', () => {
    const { failure, lifetimes, steps } = fuzz({ laws, runs: 150, seed: 20_260_000 });
    expect(failure).toBeUndefined();
    expect(lifetimes).toBe(150);
    expect(steps).toBeGreaterThan(1_500);
  });

  const laggingClusters = randomBounds.map((bounds) => ({
    objects: [replicaSet('web', 2, apart('web')), barePod('pod')],
    bounds: { ...bounds, lag: 'all' },
  }));
  const picks = fc.array(fc.nat(9999), { maxLength: 80, size: 'max' });

  it.prop([laggingClusters, picks], { numRuns: 30, seed: 7 })(
    'break no law where every view of the API lags',
    (cluster, chosen) => {
      expect(lifetime(build(cluster).system, safetyLaws, chosen).broken).toBeUndefined();
    },
  );

  test('are the same again with the same seed', () => {
    const once = fuzz({ laws, runs: 20, seed: 42 });
    const again = fuzz({ laws, runs: 20, seed: 42 });
    expect([again.lifetimes, again.steps]).toEqual([once.lifetimes, once.steps]);
  });

  test('take the manifests that they are given as they are', () => {
    const objects = [replicaSet('web', 3)];
    const { failure } = fuzz({
      laws,
      input: { objects },
      mutant: mutantNamed('surplus-pod'),
      runs: 50,
      seed: 3,
    });
    expect(failure?.objects).toBe(objects);
    expect(failure?.law.id).toBe('workload/no-surplus');
  });
});

const found = clusterMutants.filter(({ breaks }) => safetyLaws.some(({ id }) => breaks.includes(id)));

describe('a mutant is found by chance', () => {
  test.for(found.map((mutant) => [mutant.name, mutant] as const))('%s', async ([name, mutant]) => {
    const { objects } = victimOf(name);
    const broken = safetyLaws.filter(({ id }) => mutant.breaks.includes(id));
    const failure = failureOf({ mutant, laws: broken, input: { objects }, runs: 400 });

    const { bounds, choices, law } = failure;
    const built = build({ objects: failure.objects, bounds }, mutant);
    expect(recheck(built.system, law, choices, null)).toMatchObject({ broken: true });

    const shortest = (await explored(built, { laws: [law] })).verdicts.get(law.id)!;
    if (shortest.verdict !== 'violated') throw new Error(`${law.id} is not violated: ${shortest.verdict}`);
    expect(choices.length).toBeLessThanOrEqual(shortest.steps + 2);
  });

  test('in random clusters too, and the seed and the path that are printed lead to the same failure', () => {
    for (const name of ['second-instance', 'surplus-pod', 'bound-twice']) {
      const mutant = mutantNamed(name);
      const failure = failureOf({ mutant });
      const { seed, path } = failure;
      const again = failureOf({ mutant, seed, path, runs: 1 });
      expect(again.law.id).toBe(failure.law.id);
      expect(again.choices).toEqual(failure.choices);
      expect(again.objects).toEqual(failure.objects);
      expect(mutant.breaks).toContain(failure.law.id);
    }
  });

  test('a failure has nothing in it that the breach does not need', () => {
    const { choices, law, objects, bounds } = failureOf({ mutant: mutantNamed('second-instance') });
    const { system } = build({ objects, bounds }, mutantNamed('second-instance'));
    choices.forEach((_, left) => {
      const without = choices.filter((__, at) => at !== left);
      const broken = (() => {
        try {
          return recheck(system, law, without, null).broken;
        } catch {
          return false;
        }
      })();
      expect(broken).toBe(false);
    });
  });
});
