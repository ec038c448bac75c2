import type { ComponentCounter } from './counter.ts';
import { mergeUnits } from './mergeUnit.ts';
import { flatsOf, type Tabulated } from './tabulate.ts';

/**
 * The same with the joint states of groups merged that rules and all its laws cannot tell apart: for those who go
 * through what was tabulated, or assemble it for some of the laws, many times.
 */
export const merged = (tabulated: Tabulated): Tabulated => {
  return { ...tabulated, units: mergeUnits(tabulated.units, usedCounters(tabulated)) };
};

/** Counters that nothing asks for count nothing, and so tell no states apart. */
export const usedCounters = (tabulated: Tabulated): readonly ComponentCounter[] => {
  const used = new Set(flatsOf(tabulated).flatMap(({ counts }) => counts.map(({ counter }) => counter)));
  return tabulated.counters.map((counter, number) => (used.has(number) ? counter : { weights: new Map() }));
};
