import type { SearchStatus } from './search.ts';

/** from how many levels the trend is taken */
const window = 6;
/** an estimate of more than so many times what was found says nothing */
const farthest = 10;
/** a search that is to grow through more levels than this is not estimated */
const mostLevels = 1_000;

/**
 * How many states a breadth-first search will find in all, judged by its levels: they grow, grow more slowly,
 * and shrink, and the trend of the last ones is continued. `undefined` while they show no sign of an end. An
 * estimate, for progress only.
 */
export const estimatedStates = ({
  states,
  levels,
}: Pick<SearchStatus, 'states' | 'levels'>): number | undefined => {
  // the last level is still being found
  const known = levels.slice(0, -1);
  const growth = known.slice(1).map((size, at) => Math.log(size / known[at]!));
  const recent = growth.slice(-window);
  if (recent.length < window) return undefined;
  const trend = slopeOf(recent);
  if (trend >= 0) return undefined;
  let total = known.reduce((sum, size) => sum + size, 0);
  let size = known.at(-1)!;
  let next = mean(recent) + (trend * (window + 1)) / 2;
  for (let level = 0; size >= 1; level++) {
    if (level === mostLevels || !Number.isFinite(total)) return undefined;
    size *= Math.exp(next);
    total += size;
    next += trend;
  }
  return total > farthest * states ? undefined : Math.max(states, Math.round(total));
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The slope of the straight line that lies nearest to values at 0, 1, 2, … */
const slopeOf = (values: readonly number[]): number => {
  const middle = (values.length - 1) / 2;
  const average = mean(values);
  const squares = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return values.reduce((sum, value, at) => sum + (at - middle) * (value - average), 0) / squares;
};
