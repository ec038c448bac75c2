import type { AnyStateMachine } from 'xstate';
import type { Composer } from '../../checker/system/composer.ts';
import type { RuleChange } from '../../checker/system/rule.ts';
import type { Mutant, Rules } from './mutant.ts';

/** The same composer, but charts that the mutant changes are replaced. */
export const withChangedCharts = <F extends object, A extends string>(
  composer: Composer<F, A>,
  { charts = [] }: Mutant,
): Composer<F, A> => {
  const changed = new Map(charts.map(({ chart, change }) => [chart, change(chart)]));
  const replaced = <M extends AnyStateMachine>(chart: M): M => (changed.get(chart) as M | undefined) ?? chart;
  return {
    ...composer,
    one: (name, chart, input) => composer.one(name, replaced(chart), input),
    many: (name, chart, count, input) => composer.many(name, replaced(chart), count, input),
    groups: (name, count, members) =>
      composer.groups(name, count, (id, add) =>
        members(id, (part, chart, input) => add(part, replaced(chart), input)),
      ),
  };
};

/** Replaces the rules that the mutant changes. It must be one of these rules. */
export const changeRules = ({ replace }: Composer, rules: Rules, mutant: Mutant): void => {
  for (const [key, change] of Object.entries<RuleChange<never>>(mutant.rules ?? {})) {
    const rule = rules[key];
    if (rule === undefined)
      throw new Error(`the mutant ${mutant.name} is not one of this model: it changes ${key}`);
    replace(rule, change);
  }
};
