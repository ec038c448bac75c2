import { describe, expect, test } from 'vitest';
import { prepare } from '../../../../drivers/exhaustive/prepare.ts';
import { judgeAtRandom } from '../../../../drivers/exhaustive/randomCheck.ts';
import { controllerScenarios } from '../../../../models/scenarios/controllers/controllerScenarios.ts';
import { usualBounds } from '../../../../models/scenarios/usualBounds.ts';
import { modelLaws } from '../../../../properties/laws/modelLaws.ts';
import type { ControllersMutant } from '../../../../properties/mutants/controllers/controllersMutant.ts';
import { controllersMutants } from '../../../../properties/mutants/controllers/controllersMutants.ts';

/** random runs of one seed, and their steps at most */
const [runs, size] = [3_000, 60];
const seeds = [5, 6, 7, 8, 9, 10, 11, 12];
/** a story of more steps is not read */
const mostSteps = 16;

/** How many steps the shortest story has in which random runs of some seed meet a breach, once it is shortened. */
const shortestStory = async ({ victim, ...mutant }: ControllersMutant): Promise<number> => {
  const scenario = controllerScenarios.find(({ name }) => name === victim.scenario)!;
  const usual = usualBounds(scenario);
  const bounds = { ...usual, ...victim.bounds };
  const result = prepare({
    scenario,
    bounds,
    input: { objects: [] },
    laws: mutant.breaks,
    mayReduce: true,
    mutant,
  });
  if (!result.ok) throw new Error(result.problems[0]?.message);
  let shortest = Number.POSITIVE_INFINITY;
  for (const seed of seeds) {
    const { judged } = await judgeAtRandom(result.prepared, {
      kind: 'simulation',
      seed,
      runs,
      size,
      failFast: true,
    });
    for (const { verdict } of judged) {
      if (verdict.verdict === 'violated') shortest = Math.min(shortest, verdict.steps);
    }
    if (shortest <= mostSteps) break;
  }
  return shortest;
};

/** Laws of whole runs are not judged by runs that end somewhere. */
const isOfRuns = (id: string): boolean =>
  modelLaws.some((law) => law.id === id && law.kind === 'each always eventually');

describe('random runs of controllers meet what a seeded fault breaks, and tell it in a short story', () => {
  const found = controllersMutants.filter(({ breaks }) => !breaks.some(isOfRuns));
  test.for(found.map((mutant) => [mutant.name, mutant] as const))('%s', async ([, mutant]) => {
    expect(await shortestStory(mutant)).toBeLessThanOrEqual(mostSteps);
  });
});
