import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten } from '../../../checker/counterexamples/shorten.ts';
import type { Law } from '../../../checker/laws/law.ts';
import { isLiveness } from '../../../checker/laws/law.ts';
import { judgeState, judgeStep } from '../../../checker/reference/judge.ts';
import { ReferenceRun } from '../../../checker/reference/state.ts';
import { instanceName } from '../../../checker/system/rule.ts';
import type { System } from '../../../checker/system/system.ts';
import { type Choice, choiceOf } from '../../../checker/trace/trace.ts';
import { randomSystem } from '../arbitraries/system.ts';

/** After how many choices the charts break the law; undefined: they do not, or a choice cannot happen. */
const breachIn = (system: System, law: Law, choices: readonly Choice[]): number | undefined => {
  const run = new ReferenceRun(system);
  let { state } = run.initial();
  for (const [at, choice] of choices.entries()) {
    const rule = run
      .enabled(state)
      .find((each) => instanceName(each) === instanceName({ name: choice.rule, args: choice.args }));
    if (!rule) return undefined;
    for (const { rule: happened, after } of run.fire(rule, state)) {
      if (judgeStep(system, [law], state, after, happened).length > 0) return at + 1;
      state = after;
    }
    if (judgeState(system, [law], state).length > 0) return at + 1;
  }
  return undefined;
};

/** A run by chance, as the charts allow it. */
const runOf = (system: System, picks: readonly number[]): Choice[] => {
  const run = new ReferenceRun(system);
  let { state } = run.initial();
  const choices: Choice[] = [];
  for (const pick of picks) {
    const enabled = run.enabled(state);
    if (enabled.length === 0) break;
    const rule = enabled[pick % enabled.length]!;
    choices.push(choiceOf(rule));
    state = run.fire(rule, state).at(-1)!.after;
  }
  return choices;
};

const isSubsequence = (part: readonly Choice[], whole: readonly Choice[]): boolean => {
  let next = 0;
  for (const choice of whole) if (choice === part[next]) next += 1;
  return next === part.length;
};

test('a run that breaks a law is left with the steps that the breach needs, in their order', () => {
  let shortened = 0;
  fc.assert(
    fc.property(randomSystem, fc.array(fc.nat(99), { minLength: 10, maxLength: 30 }), (random, picks) => {
      const { system, laws } = random;
      const choices = runOf(system, picks);
      for (const law of laws.filter((each) => !isLiveness(each))) {
        const upTo = breachIn(system, law, choices);
        const shortest = shorten(system, law, choices);
        if (upTo === undefined) {
          expect(shortest).toEqual(choices);
          continue;
        }
        expect(isSubsequence(shortest, choices.slice(0, upTo))).toBe(true);
        expect(breachIn(system, law, shortest)).toBe(shortest.length);
        for (const left of shortest.keys()) {
          const rest = shortest.filter((_, at) => at !== left);
          expect(breachIn(system, law, rest)).toBeUndefined();
        }
        if (shortest.length < upTo) shortened += 1;
      }
    }),
    { numRuns: 200, seed: 20_26 },
  );
  expect(shortened).toBeGreaterThan(20);
});
