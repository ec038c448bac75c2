import type { Compiled } from '../compile/compiled.ts';
import type { Breach, Search } from '../explore/search.ts';
import { Successors } from '../explore/successors.ts';
import { Refusal } from '../refusal.ts';
import { type Choice, choiceOf, replay, type Trace } from '../trace/trace.ts';
import { Canonical } from './canonical.ts';
import { permuted } from './permutation.ts';
import type { Symmetry } from './symmetry.ts';

/**
 * The trace to a state or step that a search of orbits found. The search stores one state of each orbit; the
 * trace follows real steps from the beginning, so members need not be renamed on the way.
 */
export const orbitTraceTo = (
  compiled: Compiled,
  search: Search,
  breach: Breach,
  { permutations }: Symmetry,
): Trace => {
  const successors = new Successors(compiled);
  const canonical = new Canonical(compiled, permutations, successors.layout);
  const orbitOf = (locals: readonly number[]): string => {
    const words = successors.write(locals);
    canonical.apply(words);
    return successors.read(words).join();
  };
  const path: number[] = [];
  for (let index = breach.state; index >= 0; index = search.parentOf(index)) path.push(index);
  path.reverse();
  const choices: Choice[] = [];
  let at = successors.initial();
  for (const index of path.slice(1)) {
    const target = orbitOf(successors.read(search.stateAt(index)));
    const step = successors.of(at).find(({ locals }) => orbitOf(locals) === target);
    if (!step) throw new Refusal('CK303', `state ${index}`, 'no rule leads to its orbit from its parent');
    choices.push(choiceOf(compiled.rules[step.rule]!.rule));
    at = step.locals;
  }
  if (breach.rule !== undefined) {
    const stored = successors.read(search.stateAt(breach.state));
    const renaming = permutations.find((permutation) => permuted(permutation, stored).join() === at.join());
    const { rule } = compiled.rules[breach.rule]!;
    choices.push(choiceOf(renaming?.rules.get(rule) ?? rule));
  }
  return replay(compiled.system, choices);
};
