import { findMutant } from '../../drivers/exhaustive/findMutant.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Scenario } from '../../models/scenarios/scenario.ts';
import { Failure, fail } from '../failure.ts';

/** The mutant of that name, which the scenario's model must have: elsewhere it would change nothing. */
export const mutantNamed = (name: string, { name: scenario, model }: Scenario): Mutant => {
  const found = findMutant(name, model);
  if (!found.ok) throw new Failure([found.problem]);
  if (model === undefined) fail('PS1201', `--mutant ${name}: the scenario ${scenario} has no seeded faults`);
  return found.mutant;
};
