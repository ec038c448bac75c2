import { describe, expect, test } from 'vitest';
import { controllerScenarios } from '../../../../models/scenarios/controllers/controllerScenarios.ts';
import { lawsOver } from '../../../../properties/laws/lawsOver.ts';
import { modelLaws } from '../../../../properties/laws/modelLaws.ts';
import { controllersMutants } from '../../../../properties/mutants/controllers/controllersMutants.ts';
import { mutants } from '../../../../properties/mutants/mutants.ts';
import { builtScenario, checkedScenario, lawsThat } from '../../../models/controllers/checkedScenario.ts';
import { brokenNearby } from '../brokenNearby.ts';
import { forgotten } from '../forgotten.ts';

describe('mutants of controllers', () => {
  test('every law that a scenario of controllers shows is broken by a mutant', () => {
    const broken = new Set(mutants.flatMap(({ breaks }) => breaks));
    const shown = controllerScenarios.flatMap(({ name }) =>
      lawsOver(modelLaws, builtScenario(name).system).map(({ id }) => id),
    );
    expect([...new Set(shown)].filter((id) => !broken.has(id))).toEqual([]);
  });

  test('each has its name, its sentence and laws that it breaks', () => {
    const known = {
      laws: modelLaws.map(({ id }) => id),
      victims: controllersMutants.map(({ name }) => name),
    };
    expect(controllersMutants.flatMap((mutant) => forgotten(mutant, known))).toEqual([]);
  });

  test.for(controllersMutants.map((mutant) => [mutant.name, mutant] as const))('%s', async ([, mutant]) => {
    const { scenario, bounds } = mutant.victim;
    const right = await checkedScenario(scenario, bounds);
    const onPurpose = right.built.brokenOnPurpose.filter((id) => !mutant.breaks.includes(id));
    expect(lawsThat('violated', right).filter((id) => !onPurpose.includes(id))).toEqual([]);
    const { system } = builtScenario(scenario, bounds, mutant);
    const laws = lawsOver(modelLaws, system).filter(({ id }) => mutant.breaks.includes(id));
    const near = brokenNearby(system, laws);
    const others = mutant.breaks.filter((id) => !near.has(id));
    if (others.length === 0) return;
    const wrong = lawsThat('violated', await checkedScenario(scenario, bounds, mutant));
    expect(wrong).toEqual(expect.arrayContaining(others));
  });
});
