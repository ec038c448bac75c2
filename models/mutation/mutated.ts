import type { AnyStateMachine } from 'xstate';
import type { Composer } from '../../checker/system/composeSystem.ts';
import type { RuleBody } from '../../checker/system/rule.ts';
import type { Identified } from '../../checker/system/system.ts';
import type { Mutant } from './mutant.ts';

/** The same composer, but rules and charts that the mutant names are replaced by its own. */
export const mutated = (composer: Composer, mutant: Mutant): Composer => {
  const charts = new Map<AnyStateMachine, AnyStateMachine>();
  const replaced = <M extends AnyStateMachine>(chart: M): M => {
    const change = mutant.charts?.[chart.id];
    if (!change) return chart;
    if (!charts.has(chart)) charts.set(chart, change(chart));
    return charts.get(chart) as M;
  };
  return {
    ...composer,
    one: (name, chart, input) => composer.one(name, replaced(chart), input),
    many: (name, chart, count, input) => composer.many(name, replaced(chart), count, input),
    groups: (name, count, members) =>
      composer.groups(name, count, (id, add) =>
        members(id, (part, chart, input) => add(part, replaced(chart), input)),
      ),
    rule: (name, over, body) => {
      const change = mutant.rules?.[name];
      const plain = body as unknown as (...members: Identified[]) => RuleBody;
      composer.rule(
        name,
        over,
        (change ? (...members: Identified[]) => change(plain(...members), ...members) : plain) as typeof body,
      );
    },
  };
};
