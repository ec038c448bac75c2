import { describe, expect, test } from 'vitest';
import { choicesOf } from '../../../checker/trace/trace.ts';
import { recheck } from '../../../drivers/exhaustive/recheck.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { modelLaws } from '../../../properties/laws/modelLaws.ts';
import { clusterMutants } from '../../../properties/mutants/clusterMutants.ts';
import { mutants } from '../../../properties/mutants/mutants.ts';
import { build, clusterLaws, explored, lawsThat } from '../../models/cluster/smallCluster.ts';
import { forgotten } from './forgotten.ts';
import { victimOf, victims } from './victims.ts';

const idsOf = (laws: readonly { readonly id: string }[]): string[] => laws.map(({ id }) => id);

describe('the law book', () => {
  test('every law about clusters is broken by a mutant', () => {
    const broken = new Set(clusterMutants.flatMap(({ breaks }) => breaks));
    expect(idsOf(clusterLaws).filter((id) => !broken.has(id))).toEqual([]);
  });
});

describe('mutants', () => {
  test('no two have one name, whatever they are mutants of', () => {
    const names = mutants.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(new Set(mutants.map(({ model }) => model))).toEqual(
      new Set(['cluster', 'podOnNode', 'controllers']),
    );
  });

  test('each has its name, its sentence, laws that it breaks, and a cluster in which it does', () => {
    const known = { laws: idsOf(modelLaws), victims: Object.keys(victims) };
    expect(clusterMutants.flatMap((mutant) => forgotten(mutant, known))).toEqual([]);
    expect(Object.keys(victims).sort()).toEqual(clusterMutants.map(({ name }) => name).sort());
  });

  const whole: Mutant = {
    name: 'phase-forgotten',
    says: 'the kubelet forgets the phase',
    breaks: ['phase/order'],
  };
  const known = { laws: ['phase/order'], victims: ['phase-forgotten', 'Phase'] };
  test.for<readonly [string, Mutant, typeof known, string]>([
    ['name', { ...whole, name: 'Phase' }, known, 'Phase is not named in words with hyphens'],
    ['sentence', { ...whole, says: 'forgets' }, known, 'phase-forgotten says no sentence'],
    ['laws', { ...whole, breaks: [] }, known, 'phase-forgotten breaks no law'],
    [
      'laws that there are',
      whole,
      { ...known, laws: [] },
      'phase-forgotten breaks phase/order, which no model is judged by',
    ],
    [
      'victim',
      whole,
      { ...known, victims: [] },
      'phase-forgotten has no victim, in which it breaks what it says',
    ],
  ])('a mutant of which a piece was forgotten is named with that piece: its %s', ([, mutant, all, named]) => {
    expect(forgotten(mutant, all)).toEqual([named]);
  });

  test.for(clusterMutants.map((mutant) => [mutant.name, mutant] as const))('%s', async ([, mutant]) => {
    const victim = victimOf(mutant.name);
    const full = await explored(build(victim, mutant), { reduce: false });
    const reduced = await explored(build(victim, mutant));
    for (const id of mutant.breaks) {
      const verdict = full.verdicts.get(id)!;
      if (verdict.verdict !== 'violated') throw new Error(`${id} is not violated: ${verdict.verdict}`);
      const law = modelLaws.find((each) => each.id === id)!;
      const { trace, loopFrom } = verdict;
      expect(recheck(trace.system, law, choicesOf(trace), loopFrom ?? null)).toMatchObject({ broken: true });
      expect(reduced.verdicts.get(id)).toMatchObject({ verdict: 'violated', steps: verdict.steps });
    }
    for (const [id, { verdict }] of full.verdicts) {
      expect([id, reduced.verdicts.get(id)?.verdict]).toEqual([id, verdict]);
    }
  });

  test('without them nothing is violated in those clusters', async () => {
    for (const cluster of new Set(Object.values(victims))) {
      expect(lawsThat('violated', await explored(build(cluster)))).toEqual([]);
    }
  });
});
