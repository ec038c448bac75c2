import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Model } from '../../models/scenarios/scenario.ts';
import { plantedBugs } from '../../properties/bugs/plantedBugs.ts';
import { mutants as seeded } from '../../properties/mutants/mutants.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { didYouMean } from '../../spec/suggestion.ts';

export type FoundMutant =
  | { readonly ok: true; readonly mutant: Mutant }
  | { readonly ok: false; readonly problem: Problem };

/** Seeded faults, and the defective rules of known bugs. */
const mutants = [...seeded, ...plantedBugs.map(({ mutant, model }) => ({ ...mutant, model }))];

/** The mutant of that name; with a model, one of that model. */
export const findMutant = (name: string, model?: Model): FoundMutant => {
  const fitting = mutants.filter((each) => model === undefined || each.model === model);
  const mutant = fitting.find((each) => each.name === name);
  if (mutant) return { ok: true, mutant };
  const other = mutants.find((each) => each.name === name);
  const complaint = other
    ? `the mutant ${name} is one of the model ${other.model}, not of ${model}`
    : `no mutant is called ${JSON.stringify(name)}`;
  const known = [...new Set(fitting.map((each) => each.name))];
  return {
    ok: false,
    problem: problem('PS1203', `${complaint}; ${didYouMean(name, known, 'podsem mutants')}`),
  };
};
