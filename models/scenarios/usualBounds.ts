import type { Bounds, Scenario } from './scenario.ts';

/** The bounds of a scenario where nobody asks for others. */
export const usualBounds = ({ bounds }: Pick<Scenario, 'bounds'>): Bounds =>
  Object.fromEntries(bounds.map((bound) => [bound.name, bound.default]));
