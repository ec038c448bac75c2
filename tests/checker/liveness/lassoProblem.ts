import type { Compiled } from '../../../checker/compile/compiled.ts';
import type { Lasso, LassoStep } from '../../../checker/liveness/lasso.ts';
import { holds, ReferenceRun, type SystemState } from '../../../checker/reference/state.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { GuardLaw } from './bruteForce.ts';
import { keyOf } from './explicitGraph.ts';

type Moment = { readonly state: SystemState; readonly by: Rule | undefined };

/**
 * Runs a lasso through the charts and says what is wrong with it as a counterexample, if anything: a step
 * that cannot happen, a cycle that is not closed, a fair rule treated unfairly, a law that is not broken.
 */
export const lassoProblem = (compiled: Compiled, law: GuardLaw, lasso: Lasso): string | undefined => {
  const run = new ReferenceRun(compiled.system);
  const moments: Moment[] = [{ state: run.initial().state, by: undefined }];
  for (const { rule: number } of [...lasso.stem, ...lasso.cycle] as LassoStep[]) {
    const { rule } = compiled.rules[number]!;
    const before = moments.at(-1)!.state;
    if (!run.isEnabled(rule, before)) return `${rule.name} cannot happen`;
    moments.push({ state: run.fire(rule, before).at(-1)!.after, by: rule });
  }
  const stem = moments.slice(0, lasso.stem.length + 1);
  const ends = lasso.cycle.length === 0;
  const cycle = ends ? [{ state: stem.at(-1)!.state, by: undefined }] : moments.slice(stem.length);
  // merged states stand for each other: without a reduction the cycle comes back to the same state
  if (!compiled.reduced && keyOf(cycle.at(-1)!.state) !== keyOf(stem.at(-1)!.state))
    return 'the cycle is not closed';
  return unfairness(run, cycle, ends) ?? unbroken(law, stem, cycle);
};

const unfairness = (run: ReferenceRun, cycle: readonly Moment[], ends: boolean): string | undefined => {
  for (const rule of run.system.rules.filter(({ fair, urgent }) => fair && urgent === undefined)) {
    if (cycle.some(({ by }) => by === rule)) continue;
    const enabled = cycle.filter(({ state }) => run.isEnabled(rule, state)).length;
    const tooOften = ends || rule.fair === 'strong' ? enabled > 0 : enabled === cycle.length;
    if (tooOften) return `unfair to ${rule.name}(${rule.args})`;
  }
  return undefined;
};

const unbroken = (law: GuardLaw, stem: readonly Moment[], cycle: readonly Moment[]): string | undefined => {
  const met = ({ state }: Moment): boolean => holds(law.goal, state);
  const ever = cycle.some(met);
  switch (law.kind) {
    case 'eventually':
      if (law.always) return cycle.every(met) ? 'the goal holds for ever' : undefined;
      return ever || stem.some(met) ? 'the goal is reached' : undefined;
    case 'always eventually':
      return ever ? 'the goal is reached again and again' : undefined;
    case 'leads to': {
      const all = [...stem, ...cycle];
      const last = all.findLastIndex(({ state }) => holds(law.trigger, state));
      if (last < 0) return 'the trigger never happens';
      const waits = all.some(({ state }, at) => holds(law.trigger, state) && !all.slice(at).some(met));
      return waits && !ever ? undefined : 'the goal is reached';
    }
  }
};
