import { findBug } from '../../drivers/exhaustive/findBug.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Scenario } from '../../models/scenarios/scenario.ts';
import type { Bug } from '../../properties/bugs/bug.ts';
import { plantedBug } from '../../properties/bugs/bugScenario.ts';
import { Failure, fail } from '../failure.ts';
import { scenarioNamed } from './chooseScenario.ts';

export type ChosenBug = {
  readonly scenario: Scenario;
  /** the defective rule; absent: Kubernetes still does it */
  readonly mutant?: Mutant;
  /** those that it breaks */
  readonly laws: readonly string[];
};

/** The bug with that number; an unknown one fails (PS1203). */
export const knownBug = (number: string): Bug => {
  const found = findBug(number);
  if (!found.ok) throw new Failure([found.problem]);
  return found.bug;
};

/** Where the bug with that number shows, and by what; fails if there is none (PS1203), or it is not modelled (PS1201). */
export const bugNumbered = async (number: string): Promise<ChosenBug> => {
  const bug = knownBug(number);
  const { found, breaks } = bug;
  if (found.kind === 'not modelled') {
    return fail('PS1201', `the bug ${bug.numbers[0]} is not modelled: ${found.because}`);
  }
  if (found.kind === 'still so') return { scenario: await scenarioNamed(found.scenario), laws: breaks };
  const { scenario, mutant } = plantedBug(bug)!;
  return { scenario, mutant, laws: breaks };
};
