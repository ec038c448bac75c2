import type { ChartTable } from '../charts/chartTable.ts';
import type { ComponentCounter } from './counter.ts';
import { type Enumerated, enumerateUnit } from './enumerateUnit.ts';
import type { FlatRule } from './flatRule.ts';
import type { Unit } from './unit.ts';

/** A unit to be enumerated: a group, or a component that belongs to none. */
export type UnitPlan = {
  readonly name: string;
  readonly components: readonly number[];
  readonly isGroup: boolean;
};

export type EnumeratedUnit = { readonly unit: Unit; readonly isGroup: boolean };

/**
 * Enumerates all units, small ones first. A rule that some unit never allows in any of its local states never
 * happens at all, and so leads nowhere in the others: without node failures no Pod is ever lost. Repeated until no
 * more rules fall away.
 */
export const enumerateUnits = (
  plans: readonly UnitPlan[],
  tables: readonly ChartTable[],
  flats: readonly FlatRule[],
  counters: readonly ComponentCounter[],
): EnumeratedUnit[] => {
  const impossible = new Set<number>();
  const done = new Map<UnitPlan, Enumerated & { without: number }>();
  const countImpossible = ({ rules }: Unit): number => rules.filter((rule) => impossible.has(rule)).length;
  const smallFirst = [...plans].sort((a, b) => sizeOf(a, tables) - sizeOf(b, tables));
  for (let fallen = -1; fallen !== impossible.size; ) {
    fallen = impossible.size;
    for (const plan of smallFirst) {
      const known = done.get(plan);
      if (known && known.without === countImpossible(known.unit)) continue;
      const others = [...done.values()];
      const { name, components } = plan;
      const { unit, local } = enumerateUnit(name, components, tables, flats, counters, impossible, others);
      for (const rule of neverAllowed(unit)) impossible.add(rule);
      // rules that it never allows itself change nothing in it
      done.set(plan, { unit, local, without: countImpossible(unit) });
    }
  }
  return plans.map((plan) => ({ unit: done.get(plan)!.unit, isGroup: plan.isGroup }));
};

/** An upper bound of its joint states, on a logarithmic scale. */
const sizeOf = ({ components }: UnitPlan, tables: readonly ChartTable[]): number =>
  components.reduce((sum, index) => sum + Math.log2(tables[index]!.snapshots.length), 0);

const neverAllowed = (unit: Unit): number[] => {
  const allowed = new Set(unit.edges.rules);
  return unit.rules.filter((_, position) => !allowed.has(position));
};
