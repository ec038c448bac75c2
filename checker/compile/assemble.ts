import type { JointLaw } from '../laws/law.ts';
import type { System } from '../system/system.ts';
import type { Compiled, CompiledJoint, CompiledRule } from './compiled.ts';
import type { ComponentCounter } from './counter.ts';
import type { FlatRule } from './flatRule.ts';
import { usedCounters } from './merged.ts';
import { mergeUnits } from './mergeUnit.ts';
import { flatsOf, type Tabulated } from './tabulate.ts';
import { isInside } from './unitRules.ts';
import { type UnitTables, unitTables } from './unitTables.ts';

/** The tables of a search, from what was tabulated; `reduce`: joint states of a group that look alike are merged. */
export const assemble = (tabulated: Tabulated, reduce: boolean): Compiled => {
  const { system, laws, tables, noteSets, rules, watches, goals, triggers, ends } = tabulated;
  const flats = flatsOf(tabulated);
  const counters = usedCounters(tabulated);
  const merged = reduce ? mergeUnits(tabulated.units, counters) : tabulated.units;
  const units = merged.map((judged) => unitTables(judged, flats, counters));
  const conditionAt = (index: number) => conditionOf(flats[index]!, index, units, counters);
  const compiled = rules.map((flat, index) => compiledRule(flat, index, units, counters));
  const possible = compiled.filter(({ allow }) => allow.every((states) => !states || states.includes(1)));
  const firstGoal = rules.length + watches.length;
  const firstTrigger = firstGoal + goals.length;
  const firstEnd = firstTrigger + triggers.length;
  return {
    system,
    laws,
    tables,
    units: units.map((unit) => unit.compiled),
    rules: possible.filter(({ rule }) => rule.urgent === undefined),
    urgent: possible
      .filter(({ rule }) => rule.urgent !== undefined)
      .sort((a, b) => a.rule.urgent! - b.rule.urgent!),
    counters: counters.map((_, counter) => {
      const weights = units.map((unit) => unit.weights.get(counter));
      return {
        weights,
        most: weights.reduce(
          (sum, weight) => sum + (weight?.reduce((most, value) => Math.max(most, value), 0) ?? 0),
          0,
        ),
      };
    }),
    watches: watches.map(({ law, what }, at) => ({
      ...conditionAt(rules.length + at),
      law,
      what: what === 'witnessed' ? 'witnessed' : 'broken',
    })),
    goals: goals.map(({ law, subject }, at) => ({ ...conditionAt(firstGoal + at), law, subject })),
    triggers: triggers.map(({ law, subject }, at) => ({ ...conditionAt(firstTrigger + at), law, subject })),
    ends: tabulated.endNames.map((name, index) => ({
      name,
      conditions: ends.flatMap(({ law }, at) => (law === index ? [conditionAt(firstEnd + at)] : [])),
    })),
    joints: laws.flatMap((law, index) => (law.kind === 'joint' ? [jointOf(law, index, system, units)] : [])),
    noteSets,
    initial: units.map((unit) => unit.initial),
    reduced: units.some((unit) => unit.compiled.size < unit.compiled.unreduced),
  };
};

const compiledRule = (
  flat: FlatRule,
  index: number,
  units: readonly UnitTables[],
  counters: readonly ComponentCounter[],
): CompiledRule => ({
  ...conditionOf(flat, index, units, counters),
  rule: flat.rule,
  effects: flat.effects,
  next: units.map((unit) => unit.next.get(index)),
  notes: units.map((unit) => unit.notes.get(index)),
});

/** Counts that one unit decides alone have become part of what it allows. */
const conditionOf = (
  flat: FlatRule,
  index: number,
  units: readonly UnitTables[],
  counters: readonly ComponentCounter[],
) => ({
  allow: units.map((unit) => unit.allow.get(index)),
  counts: flat.counts.filter(
    (test) => !units.some((unit) => isInside(test, counters, new Set(unit.compiled.components))),
  ),
});

const jointOf = (
  { when }: JointLaw,
  law: number,
  { rules }: System,
  units: readonly UnitTables[],
): CompiledJoint => ({
  law,
  when: when && new Set(rules.filter(when)),
  parts: units.flatMap((unit, at) =>
    unit.seen
      .filter((seen) => seen.law === law)
      .map(({ part, view, ids, values }) => ({ part, view, unit: at, ids, values })),
  ),
});
