import type { ChartTable } from '../charts/chartTable.ts';
import { Refusal } from '../refusal.ts';
import type { System } from '../system/system.ts';
import type { ComponentCounter } from './counter.ts';
import { type EnumeratedUnit, enumerateUnits, type UnitPlan } from './enumerateUnits.ts';
import type { FlatRule } from './flatRule.ts';

/**
 * Enumerates the units of a system. What a group may do under any environment can be far more than what it ever does.
 * If that is more than the limit, and no other group is there, or if the system says so, all is enumerated together: then
 * it does only what it ever does.
 */
export const enumerateSystem = (
  system: System,
  tables: readonly ChartTable[],
  flats: readonly FlatRule[],
  counters: readonly ComponentCounter[],
): readonly EnumeratedUnit[] => {
  const plans = unitsOf(system);
  const groups = plans.filter(({ isGroup }) => isGroup);
  const enumerate = (units: readonly UnitPlan[]) => enumerateUnits(units, tables, flats, counters);
  const components = [...system.components.keys()];
  const everything = { name: system.name, ...groups[0], components, isGroup: true };
  if (system.asOne) return enumerate([everything]);
  try {
    return enumerate(plans);
  } catch (error) {
    const isTooLarge = error instanceof Refusal && error.code === 'CK205';
    if (!isTooLarge || groups.length !== 1) throw error;
    return enumerate([everything]);
  }
};

/** The groups of a system and its ungrouped components, in the order of their first component. */
const unitsOf = (system: System): readonly UnitPlan[] => {
  const units = new Map<string, UnitPlan & { components: number[] }>();
  for (const { name, group, index } of system.components) {
    const key = group ?? name;
    const unit = units.get(key) ?? { name: key, components: [], isGroup: group !== undefined };
    unit.components.push(index);
    units.set(key, unit);
  }
  return [...units.values()];
};
