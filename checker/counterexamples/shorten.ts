import type { Law } from '../laws/law.ts';
import { LazyJudge } from '../lazy/lazyJudge.ts';
import { LazyRun } from '../lazy/lazyRun.ts';
import { instanceName } from '../system/rule.ts';
import type { System } from '../system/system.ts';
import type { Choice } from '../trace/trace.ts';

/**
 * Leaves out of a run whatever the breach does not need: larger parts first, then single steps, until no step can
 * be left out. The law that is broken stays the same.
 */
export const shorten = <C extends Choice>(system: System, law: Law, choices: readonly C[]): C[] => {
  let shortest = [...choices];
  for (let size = Math.ceil(shortest.length / 2); size >= 1; ) {
    const shorter = withoutAPart(system, law, shortest, size);
    if (shorter) shortest = shorter;
    else size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return shortest;
};

const withoutAPart = <C extends Choice>(
  system: System,
  law: Law,
  choices: readonly C[],
  size: number,
): C[] | undefined => {
  for (let from = choices.length - size; from >= 0; from--) {
    const rest = [...choices.slice(0, from), ...choices.slice(from + size)];
    const upTo = breachIn(system, law, rest);
    if (upTo !== undefined) return rest.slice(0, upTo);
  }
  return undefined;
};

/** After how many choices the law is broken; undefined if it is not, or if a choice cannot happen. */
const breachIn = (system: System, law: Law, choices: readonly Choice[]): number | undefined => {
  const run = new LazyRun(system);
  const judge = new LazyJudge(run, [law]);
  const rules = new Map(system.rules.map((rule) => [instanceName(rule), rule]));
  let { state } = run.initial();
  for (const [at, { rule: name, args }] of choices.entries()) {
    const rule = rules.get(instanceName({ name, args }));
    if (!rule || !run.isEnabled(rule, state)) return undefined;
    for (const { rule: happened, after } of run.fire(rule, state)) {
      if (judge.judgeStep(state, after, happened)) return at + 1;
      state = after;
    }
    if (judge.judgeState(state)) return at + 1;
  }
  return undefined;
};
