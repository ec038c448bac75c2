import { judgedStep } from '../../../checker/lazy/judgedStep.ts';
import type { LazyJudge } from '../../../checker/lazy/lazyJudge.ts';
import type { LazyRun, LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Random } from '../../../checker/simulate/random.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import { type Choice, choiceOf } from '../../../checker/trace/trace.ts';

/** A run up to the first law that it violates, or for so many steps. */
export type Walk = {
  readonly choices: readonly Choice[];
  /** the law that its last step violates */
  readonly law?: string;
  /** whether nothing that has to happen is left at its end */
  readonly isAtRest: boolean;
};

/** of the steps of a run, the last ones, in which nothing fails any more and nobody interferes: most runs come to rest */
const calmShare = 1 / 2;

/** One run of at most so many steps. */
export const walk = (run: LazyRun, judge: LazyJudge, random: Random, steps: number): Walk => {
  const choices: Choice[] = [];
  let { state } = run.initial();
  const first = judge.judgeState(state);
  if (first) return { choices, law: first.law, isAtRest: false };
  while (choices.length < steps) {
    const enabled = run.enabled(state);
    const isCalm = choices.length >= steps * (1 - calmShare);
    const rule = isCalm ? oneOf(enabled.filter(isFair), random) : chosen(enabled, random);
    if (!rule) break;
    choices.push(choiceOf(rule));
    const next = judgedStep(run, judge, state, rule);
    if (next.breach) return { choices, law: next.breach.law, isAtRest: false };
    state = next.state;
  }
  return { choices, isAtRest: isAtRest(run, state) };
};

/** Whether nothing is left that has to happen in the end. */
export const isAtRest = (run: LazyRun, state: LazyState): boolean => !run.enabled(state).some(isFair);

const isFair = ({ fair }: Rule): boolean => fair !== false;

const oneOf = (rules: readonly Rule[], random: Random): Rule | undefined => rules[random.below(rules.length)];

/** of so many choices one is a failure, or what people do, where there is something else: most runs come up before they are all spent */
const unfairShare = 4;

const chosen = (enabled: readonly Rule[], random: Random): Rule | undefined => {
  const wanted = random.below(unfairShare) > 0;
  const preferred = enabled.filter((rule) => isFair(rule) === wanted);
  return oneOf(preferred.length > 0 ? preferred : enabled, random);
};
