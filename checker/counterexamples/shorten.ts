import fc from 'fast-check';
import { isOutOfBudget } from '../budget/pace.ts';
import type { Law } from '../laws/law.ts';
import { judgedStep } from '../lazy/judgedStep.ts';
import { LazyJudge } from '../lazy/lazyJudge.ts';
import { LazyRun } from '../lazy/lazyRun.ts';
import { instanceName } from '../system/rule.ts';
import type { System } from '../system/system.ts';
import type { Choice } from '../trace/trace.ts';

/**
 * Leaves out of a run whatever the breach does not need, until no step can be left out; the others stay in their order.
 * The law that is broken stays the same. A run that does not break it stays as it is.
 */
export const shorten = <C extends Choice>(system: System, law: Law, choices: readonly C[]): C[] =>
  shortened(choices, breachesOf(system, law));

/**
 * The same, whatever a breach is: `breachIn` says after how many choices of a run there is one; undefined where there is
 * none, or a choice cannot happen.
 */
export const shortened = <C extends Choice>(
  choices: readonly C[],
  breachIn: (choices: readonly C[]) => number | undefined,
): C[] => {
  const given = choices.slice(0, breachIn(choices));
  if (given.length === 0) return given;
  const step = fc.noShrink(fc.constantFrom(...given));
  const { counterexample } = fc.check(
    fc.property(
      fc.array(step, { maxLength: given.length, size: 'max' }),
      // out of time, what was found is short enough
      (run) => breachIn(run) === undefined || (run.length < given.length && isOutOfBudget()),
    ),
    // the one run that is tried is the given one: what follows is shrinking
    { examples: [[given]], numRuns: 1 },
  );
  const shortest = counterexample?.[0] ?? given;
  return shortest.slice(0, breachIn(shortest));
};

/** After how many choices of a run the law is broken; undefined if it is not, or if a choice cannot happen. */
const breachesOf = (system: System, law: Law): ((choices: readonly Choice[]) => number | undefined) => {
  const run = new LazyRun(system);
  const judge = new LazyJudge(run, [law]);
  const rules = new Map(system.rules.map((rule) => [instanceName(rule), rule]));
  const initial = run.initial().state;
  return (choices) => {
    let state = initial;
    for (const [at, { rule: name, args }] of choices.entries()) {
      const rule = rules.get(instanceName({ name, args }));
      if (!rule || !run.isEnabled(rule, state)) return undefined;
      const next = judgedStep(run, judge, state, rule);
      if (next.breach) return at + 1;
      state = next.state;
    }
    return undefined;
  };
};
