import type { AlwaysEventuallyLaw, Law, LeadsToLaw } from '../../../checker/laws/law.ts';
import type { LazyRun, LazyState } from '../../../checker/lazy/lazyRun.ts';
import { instanceName } from '../../../checker/system/rule.ts';
import type { Choice } from '../../../checker/trace/trace.ts';
import { isAtRest } from './walk.ts';

/** A law of whole runs that a run which comes to rest can violate: it stays where it is for ever. */
export type RestLaw = AlwaysEventuallyLaw | LeadsToLaw;

export const isRestLaw = (law: Law): law is RestLaw =>
  law.kind === 'always eventually' || law.kind === 'leads to';

/**
 * After how many choices of a run it comes to rest where what the law promises is still owed: after all of them, or
 * `undefined`, also if a choice cannot happen.
 */
export const restBreachesOf = (
  run: LazyRun,
  law: RestLaw,
): ((choices: readonly Choice[]) => number | undefined) => {
  const rules = new Map(run.system.rules.map((rule) => [instanceName(rule), rule]));
  const initial = run.initial().state;
  return (choices) => {
    let state = initial;
    let isOwed = isOwedIn(run, law, state, false);
    for (const { rule: name, args } of choices) {
      const rule = rules.get(instanceName({ name, args }));
      if (!rule || !run.isEnabled(rule, state)) return undefined;
      for (const { after } of run.fire(rule, state)) state = after;
      isOwed = isOwedIn(run, law, state, isOwed);
    }
    return isOwed && isAtRest(run, state) ? choices.length : undefined;
  };
};

const isOwedIn = (run: LazyRun, law: RestLaw, state: LazyState, before: boolean): boolean => {
  if (run.holds(law.goal, state)) return false;
  return before || law.kind === 'always eventually' || run.holds(law.trigger, state);
};
