import { stateKey } from '../../checker/charts/stateKey.ts';
import { isLiveness, type Law, type LivenessLaw } from '../../checker/laws/law.ts';
import { obligationsOf } from '../../checker/laws/obligation.ts';
import { judgeState, judgeStep } from '../../checker/reference/judge.ts';
import { holds, ReferenceRun, type SystemState } from '../../checker/reference/state.ts';
import type { Rule } from '../../checker/system/rule.ts';
import type { System } from '../../checker/system/system.ts';
import { type Choice, lastState, replay, type Trace } from '../../checker/trace/trace.ts';

/** A saved way through a system, walked again: whether it still breaks the law, and why if not. */
export type Recheck = { readonly trace: Trace; readonly broken: boolean; readonly why: string };

/**
 * Walks choices through the charts and judges the law by its own predicates, without tables or search. Choices
 * that cannot be made are refused (`Refusal` CK303). `loopFrom`: so many choices come before those that are
 * repeated for ever.
 */
export const recheck = (
  system: System,
  law: Law,
  choices: readonly Choice[],
  loopFrom: number | null,
): Recheck => {
  const run = new ReferenceRun(system);
  const trace = replay(system, choices, run);
  if (!isLiveness(law)) return safety(trace, law);
  const why = whyNotFair(run, law, trace, loopFrom);
  return { trace, broken: why === undefined, why: why ?? '' };
};

const safety = (trace: Trace, law: Law): Recheck => {
  const { system, steps } = trace;
  const settled = steps.filter((_, at) => steps[at + 1]?.rule.urgent === undefined);
  const broken =
    [trace.initial, ...settled.map(({ after }) => after)].some(
      (state) => judgeState(system, [law], state).length > 0,
    ) || steps.some(({ rule, before, after }) => judgeStep(system, [law], before, after, rule).length > 0);
  return { trace, broken, why: broken ? '' : 'no state and no step on this way breaks it' };
};

/** Why a run is no fair run that breaks a liveness law; undefined if it is one. */
const whyNotFair = (
  run: ReferenceRun,
  law: LivenessLaw,
  trace: Trace,
  loopFrom: number | null,
): string | undefined => {
  const { states, rules } = choicesIn(trace);
  if (loopFrom === null) {
    const last = lastState(trace);
    const fair = run.enabled(last).find((rule) => rule.fair);
    if (fair) return `the run does not end here: ${fair.name} would happen`;
    return staysUnmet(trace.system, law, states, states.length - 1) ? undefined : 'the goal is met';
  }
  const loop = states.slice(loopFrom);
  if (keyOf(states[loopFrom]) !== keyOf(states.at(-1)))
    return 'the loop does not come back to where it began';
  const taken = new Set(rules.slice(loopFrom));
  const enabled = loop.map((state) => new Set(run.enabled(state)));
  const starved = trace.system.rules.find(
    (rule) =>
      !taken.has(rule) &&
      ((rule.fair === true && enabled.every((set) => set.has(rule))) ||
        (rule.fair === 'strong' && enabled.some((set) => set.has(rule)))),
  );
  if (starved) return `the loop is not fair: ${starved.name} never happens`;
  return staysUnmet(trace.system, law, states, loopFrom) ? undefined : 'the goal is met';
};

/** Is the law violated by a run through these states that goes back to `loopFrom` for ever? */
const staysUnmet = (
  system: System,
  law: LivenessLaw,
  states: readonly SystemState[],
  loopFrom: number,
): boolean =>
  obligationsOf(law, system).some(({ trigger, goal }) => {
    const met = states.map((state) => holds(goal, state));
    if (law.kind === 'eventually') return law.always ? met.includes(false, loopFrom) : !met.includes(true);
    if (met.includes(true, loopFrom)) return false;
    return !trigger || states.some((state, at) => holds(trigger, state) && !met.includes(true, at));
  });

/** The settled states of a trace, the first included, and the chosen rule that follows each. */
const choicesIn = (trace: Trace): { states: SystemState[]; rules: Rule[] } => {
  const states = [trace.initial];
  const rules: Rule[] = [];
  trace.steps.forEach(({ rule, after }, at) => {
    if (rule.urgent === undefined) rules.push(rule);
    if (trace.steps[at + 1]?.rule.urgent === undefined) states.push(after);
  });
  return { states, rules };
};

const keyOf = (state: SystemState | undefined): string => (state ?? []).map(stateKey).join();
