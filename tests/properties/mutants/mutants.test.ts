import { describe, expect, test } from 'vitest';
import { choicesOf } from '../../../checker/trace/trace.ts';
import { recheck } from '../../../drivers/exhaustive/recheck.ts';
import { modelLaws } from '../../../properties/laws/modelLaws.ts';
import { clusterMutants } from '../../../properties/mutants/clusterMutants.ts';
import { mutants } from '../../../properties/mutants/mutants.ts';
import { build, clusterLaws, explored, lawsThat } from '../../models/cluster/smallCluster.ts';
import { victims } from './victims.ts';

const idsOf = (laws: readonly { readonly id: string }[]): string[] => laws.map(({ id }) => id);

describe('the law book', () => {
  test('every law about clusters is broken by a mutant', () => {
    const broken = new Set(clusterMutants.flatMap(({ breaks }) => breaks));
    expect(idsOf(clusterLaws).filter((id) => !broken.has(id))).toEqual([]);
  });

  test('a mutant breaks laws of the book only', () => {
    const known = new Set(idsOf(modelLaws));
    expect(clusterMutants.flatMap(({ breaks }) => breaks).filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('mutants', () => {
  test('no two have one name, whatever they are mutants of', () => {
    const names = mutants.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(new Set(mutants.map(({ model }) => model))).toEqual(new Set(['cluster', 'podOnNode']));
  });

  test('each has its name, its sentence and a cluster in which it breaks something', () => {
    const names = clusterMutants.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
    expect(clusterMutants.filter(({ says, breaks }) => says.length < 20 || breaks.length === 0)).toEqual([]);
    expect(Object.keys(victims).sort()).toEqual(names.sort());
  });

  test.for(clusterMutants.map((mutant) => [mutant.name, mutant] as const))('%s', async ([, mutant]) => {
    const full = await explored(build(victims[mutant.name]!, mutant), { reduce: false });
    const reduced = await explored(build(victims[mutant.name]!, mutant));
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

  test('without them nothing is broken in those clusters', async () => {
    for (const cluster of new Set(Object.values(victims))) {
      expect(lawsThat('violated', await explored(build(cluster)))).toEqual([]);
    }
  });
});
