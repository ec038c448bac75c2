import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import type { Swap } from './permutation.ts';

/**
 * Urgent rules happen in a stated order, which a permutation may turn round. That is harmless between rules
 * that have nothing to do with each other, not even through others, since then they settle alike in any
 * order; and between rules that are never enabled together, since then the order never decides.
 */
export const urgentAsymmetry = ({ urgent, counters }: Compiled, swap: Swap): string | undefined => {
  const touched = urgent.map((rule) => touchedBy(rule, counters));
  const clusters = clustersOf(touched);
  const positions = new Map<unknown, number>();
  urgent.forEach(({ rule }, at) => {
    if (!positions.has(rule)) positions.set(rule, at);
  });
  const imageAt = urgent.map(({ rule }) => positions.get(swap.ruleOf(rule)) ?? -1);
  for (let later = 0; later < urgent.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      const turned = clusters[earlier] === clusters[later] && imageAt[earlier]! > imageAt[later]!;
      if (turned && !excludeEachOther(urgent[earlier]!, urgent[later]!)) {
        const names = [...new Set([urgent[earlier]!.rule.name, urgent[later]!.rule.name])].join(' and ');
        return `the order in which ${names} settle matters`;
      }
    }
  }
  return undefined;
};

const excludeEachOther = (one: CompiledRule, two: CompiledRule): boolean =>
  one.allow.some((states, unit) => {
    const others = two.allow[unit];
    return states && others && states.every((allowed, local) => (allowed & others[local]!) === 0);
  });

type Touched = { readonly moves: ReadonlySet<number>; readonly reads: ReadonlySet<number> };

const touchedBy = ({ next, allow, counts }: CompiledRule, counters: Compiled['counters']): Touched => {
  const units = [...next.keys()];
  const counted = (unit: number): boolean =>
    counts.some(({ counter }) => counters[counter]!.weights[unit] !== undefined);
  return {
    moves: new Set(units.filter((unit) => next[unit])),
    reads: new Set(units.filter((unit) => next[unit] || allow[unit] || counted(unit))),
  };
};

/** Rules that depend on each other, directly or through others, have the same number. */
const clustersOf = (touched: readonly Touched[]): number[] => {
  const clusters = touched.map((_, at) => at);
  touched.forEach((one, at) => {
    touched.slice(0, at).forEach((other, before) => {
      const dependent =
        [...one.moves].some((unit) => other.reads.has(unit)) ||
        [...other.moves].some((unit) => one.reads.has(unit));
      if (!dependent) return;
      const [from, to] = [clusters[at]!, clusters[before]!];
      clusters.forEach((cluster, index) => {
        if (cluster === from) clusters[index] = to;
      });
    });
  });
  return clusters;
};
