import type { Bounds, Scenario } from '../models/scenarios/scenario.ts';

/** The bounds that a reader wants to see: not those that are off (0) or as ever, unless asked for by number. */
export const tellingBounds = (scenario: Scenario, bounds: Bounds): [string, number | string][] => {
  const defaults = new Map(scenario.bounds.map((bound) => [bound.name, bound.default]));
  return Object.entries(bounds).filter(
    ([name, value]) => defaults.get(name) !== value || (typeof value === 'number' && value !== 0),
  );
};
