import type { ChartTable } from '../charts/chartTable.ts';
import { isLiveness, type Law } from '../laws/law.ts';
import { NoteSets } from '../laws/note.ts';
import { obligationsOf } from '../laws/obligation.ts';
import { Refusal } from '../refusal.ts';
import { type Guard, not } from '../system/guard.ts';
import type { Rule } from '../system/rule.ts';
import type { System } from '../system/system.ts';
import type { Compiled, CompiledRule, Watch } from './compiled.ts';
import { Counters } from './counter.ts';
import { isInside } from './enumerateUnit.ts';
import { enumerateUnits, type UnitPlan } from './enumerateUnits.ts';
import { conditions, type FlatRule, flatRules } from './flatRule.ts';
import { judgeUnit } from './judgeUnit.ts';
import { type ReducedUnit, reduceUnit } from './reduceUnit.ts';
import { systemTables } from './tables.ts';

export type CompileOptions = {
  /** merge joint states of a group that rules and laws cannot tell apart; counts are then of the reduced space */
  readonly reduce?: boolean;
  /** where nothing need happen any more: deadlocks there are expected */
  readonly ends?: readonly NamedEnd[];
};

/** A state in which a system may come to rest: `all Pods are gone`. */
export type NamedEnd = { readonly name: string; readonly when: Guard };

/**
 * Compiles a system and the laws to judge it by. Refuses (`Refusal`, coded) what cannot be checked: unbounded
 * charts, effects outside a chart, a component that takes part twice in a rule, predicates that change their
 * minds, laws over views that do not exist.
 */
export const compile = (
  system: System,
  laws: readonly Law[],
  { reduce = true, ends: namedEnds = [] }: CompileOptions = {},
): Compiled => {
  refuseUnknownViews(system, laws);
  const tables = systemTables(system);
  const counters = new Counters(tables);
  const rules = flatRules(system, tables, counters);
  const watches = laws.flatMap((law, index) => watchesOf(law, index, tables, counters));
  const waits = laws.flatMap((law, index) =>
    isLiveness(law)
      ? obligationsOf(law, system).map((obligation) => ({ ...obligation, id: law.id, law: index }))
      : [],
  );
  const goals = waits.flatMap(({ goal, id, ...of }) => asWaiting(goal, of, 'goal', id, tables, counters));
  const triggers = waits.flatMap(({ trigger, id, ...of }) =>
    trigger ? asWaiting(trigger, of, 'trigger', id, tables, counters) : [],
  );
  const ends = namedEnds.flatMap(({ name, when }, index) =>
    asWatches(when, index, 'end', name, tables, counters),
  );
  const flats: FlatRule[] = [...rules, ...watches, ...goals, ...triggers, ...ends];
  const noteSets = new NoteSets();
  const units = enumerateUnits(unitsOf(system), tables, flats, counters.all).map(({ unit, isGroup }) => {
    const views = system.views.filter((view) =>
      view.components.every(({ index }) => unit.components.includes(index)),
    );
    const judgement = judgeUnit(unit, views, laws, tables, flats, noteSets);
    return reduceUnit(unit, judgement, flats, counters.all, reduce && isGroup);
  });
  const compiled = rules.map((flat, index) => compiledRule(flat, index, units, counters));
  const possible = compiled.filter(({ allow }) => allow.every((states) => !states || states.includes(1)));
  return {
    system,
    laws,
    tables,
    units: units.map((unit) => unit.compiled),
    rules: possible.filter(({ rule }) => rule.urgent === undefined),
    urgent: possible
      .filter(({ rule }) => rule.urgent !== undefined)
      .sort((a, b) => a.rule.urgent! - b.rule.urgent!),
    counters: counters.all.map((_, counter) => {
      const weights = units.map((unit) => unit.weights.get(counter));
      return {
        weights,
        most: weights.reduce(
          (sum, weight) => sum + (weight?.reduce((most, value) => Math.max(most, value), 0) ?? 0),
          0,
        ),
      };
    }),
    watches: watches.map((watch, at) => ({
      ...conditionOf(watch, rules.length + at, units, counters),
      law: watch.law,
      what: watch.what === 'witnessed' ? 'witnessed' : 'broken',
    })),
    goals: goals.map((goal, at) => ({
      ...conditionOf(goal, rules.length + watches.length + at, units, counters),
      law: goal.law,
      subject: goal.subject,
    })),
    triggers: triggers.map((trigger, at) => ({
      ...conditionOf(trigger, rules.length + watches.length + goals.length + at, units, counters),
      law: trigger.law,
      subject: trigger.subject,
    })),
    ends: namedEnds.map(({ name }, index) => ({
      name,
      conditions: ends.flatMap((end, at) =>
        end.law === index ? [conditionOf(end, flats.length - ends.length + at, units, counters)] : [],
      ),
    })),
    joints: laws.flatMap((law, index) => (law.kind === 'joint' ? [jointOf(law.when, index, units)] : [])),
    noteSets,
    initial: units.map((unit) => unit.initial),
    reduced: units.some((unit) => unit.compiled.size < unit.compiled.unreduced),
  };
};

type WatchFlat = FlatRule & {
  readonly law: number;
  readonly what: Watch['what'] | 'goal' | 'trigger' | 'end';
};

const watchesOf = (
  law: Law,
  index: number,
  tables: readonly ChartTable[],
  counters: Counters,
): WatchFlat[] =>
  law.kind === 'invariant'
    ? [
        ...asWatches(not(law.holds), index, 'broken', law.id, tables, counters),
        ...(law.witness ? asWatches(law.witness, index, 'witnessed', law.id, tables, counters) : []),
      ]
    : [];

type WaitFlat = WatchFlat & { readonly subject: number };

const asWaiting = (
  guard: Guard,
  { law, subject }: { readonly law: number; readonly subject: number },
  what: 'goal' | 'trigger',
  id: string,
  tables: readonly ChartTable[],
  counters: Counters,
): WaitFlat[] => asWatches(guard, law, what, id, tables, counters).map((flat) => ({ ...flat, subject }));

const asWatches = (
  guard: Guard,
  law: number,
  what: WatchFlat['what'],
  id: string,
  tables: readonly ChartTable[],
  counters: Counters,
): WatchFlat[] => {
  const rule: Rule = {
    name: `law ${id}`,
    args: [],
    about: [],
    actor: '',
    fair: false,
    urgent: undefined,
    when: guard,
    then: [],
  };
  return conditions(guard, rule.name, tables, counters).map((condition) => ({
    ...condition,
    rule,
    next: new Map(),
    effects: [],
    law,
    what,
  }));
};

/** The groups of a system and its ungrouped components, in the order of their first component. */
const unitsOf = (system: System): UnitPlan[] => {
  const units = new Map<string, UnitPlan & { components: number[] }>();
  for (const { name, group, index } of system.components) {
    const key = group ?? name;
    const unit = units.get(key) ?? { name: key, components: [], isGroup: group !== undefined };
    unit.components.push(index);
    units.set(key, unit);
  }
  return [...units.values()];
};

const compiledRule = (
  flat: FlatRule,
  index: number,
  units: readonly ReducedUnit[],
  counters: Counters,
): CompiledRule => ({
  ...conditionOf(flat, index, units, counters),
  rule: flat.rule,
  effects: flat.effects,
  next: units.map((unit) => unit.next.get(index)),
  notes: units.map((unit) => unit.notes.get(index)),
});

/** Counts that one unit decides alone have become part of what it allows. */
const conditionOf = (flat: FlatRule, index: number, units: readonly ReducedUnit[], counters: Counters) => ({
  allow: units.map((unit) => unit.allow.get(index)),
  counts: flat.counts.filter(
    (test) => !units.some((unit) => isInside(test, counters.all, new Set(unit.compiled.components))),
  ),
});

const jointOf = (when: readonly string[] | undefined, law: number, units: readonly ReducedUnit[]) => ({
  law,
  when: when && new Set(when),
  parts: units.flatMap((unit, at) =>
    unit.seen
      .filter((seen) => seen.law === law)
      .map(({ part, view, ids, values }) => ({ part, view, unit: at, ids, values })),
  ),
});

const refuseUnknownViews = (system: System, laws: readonly Law[]): void => {
  const kinds = system.viewKinds;
  const seen = new Set<string>();
  for (const law of laws) {
    if (seen.has(law.id)) throw new Refusal('CK201', `law ${law.id}`, 'this name is used twice');
    seen.add(law.id);
    const of = law.kind === 'joint' ? law.sees.map((part) => part.of) : 'of' in law ? [law.of] : [];
    const unknown = of.find((kind) => !kinds.has(kind));
    if (unknown) throw new Refusal('CK207', `law ${law.id}`, `the system has no view of a ${unknown}`);
  }
};
