import type { Mutant } from '../../models/cluster/mutant.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { mutants } from '../mutants/mutants.ts';

export type FoundMutant =
  | { readonly ok: true; readonly mutant: Mutant }
  | { readonly ok: false; readonly problem: Problem };

export const findMutant = (name: string): FoundMutant => {
  const mutant = mutants.find((each) => each.name === name);
  if (mutant) return { ok: true, mutant };
  const known = mutants.map((each) => each.name).join(', ');
  const message = `no mutant is called ${JSON.stringify(name)}; there are ${known || 'none'}`;
  return { ok: false, problem: problem('PS1203', message) };
};
