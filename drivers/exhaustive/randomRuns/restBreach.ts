import type { AlwaysEventuallyLaw, Law, LeadsToLaw } from '../../../checker/laws/law.ts';
import type { LazyRun, LazyState } from '../../../checker/lazy/lazyRun.ts';
import { instanceName } from '../../../checker/system/rule.ts';
import type { Choice } from '../../../checker/trace/trace.ts';
import { isAtRest } from './walk.ts';

/** A law of whole runs that a run which comes to rest can violate: it stays where it is for ever. */
export type RestLaw = AlwaysEventuallyLaw | LeadsToLaw;

export const isRestLaw = (law: Law): law is RestLaw =>
  law.kind === 'always eventually' || law.kind === 'leads to';

/** Whether choices lead to rest where what the law promises is still owed; choices that cannot happen lead nowhere. */
export const isOwedAtRest = (run: LazyRun, law: RestLaw, choices: readonly Choice[]): boolean => {
  const rules = new Map(run.system.rules.map((rule) => [instanceName(rule), rule]));
  let { state } = run.initial();
  let isOwed = isOwedIn(run, law, state, false);
  for (const { rule: name, args } of choices) {
    const rule = rules.get(instanceName({ name, args }));
    if (!rule || !run.isEnabled(rule, state)) return false;
    for (const { after } of run.fire(rule, state)) state = after;
    isOwed = isOwedIn(run, law, state, isOwed);
  }
  return isOwed && isAtRest(run, state);
};

const isOwedIn = (run: LazyRun, law: RestLaw, state: LazyState, before: boolean): boolean => {
  if (run.holds(law.goal, state)) return false;
  return before || law.kind === 'always eventually' || run.holds(law.trigger, state);
};

/** A run to such a rest, without steps that it does not need: halves, quarters and so on are left out, down to single steps. */
export const shortenedToRest = (
  run: LazyRun,
  law: RestLaw,
  choices: readonly Choice[],
): readonly Choice[] => {
  let shortest = choices;
  for (let size = Math.ceil(choices.length / 2); ; size = Math.ceil(size / 2)) {
    for (let at = Math.max(0, shortest.length - size); ; at = Math.max(0, at - size)) {
      const shorter = [...shortest.slice(0, at), ...shortest.slice(at + size)];
      if (isOwedAtRest(run, law, shorter)) shortest = shorter;
      if (at === 0) break;
    }
    if (size <= 1) return shortest;
  }
};
