import type { ComponentCounter } from './counter.ts';
import { mergeUnit } from './mergeUnit.ts';
import { flatsOf, type Tabulated } from './tabulate.ts';

/**
 * The same with the joint states of groups merged that rules and all its laws cannot tell apart: for those who go
 * through what was tabulated, or assemble it for some of the laws, many times.
 */
export const merged = (tabulated: Tabulated): Tabulated => {
  const counters = usedCounters(tabulated);
  return {
    ...tabulated,
    units: tabulated.units.map((judged) =>
      judged.isGroup ? { ...judged, ...mergeUnit(judged, counters) } : judged,
    ),
  };
};

/** Counters that nothing asks for count nothing, and so tell no states apart. */
export const usedCounters = (tabulated: Tabulated): readonly ComponentCounter[] => {
  const used = new Set(flatsOf(tabulated).flatMap(({ counts }) => counts.map(({ counter }) => counter)));
  return tabulated.counters.map((counter, number) => (used.has(number) ? counter : { weights: new Map() }));
};
