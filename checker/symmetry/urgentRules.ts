import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import type { Swap } from './permutation.ts';

/**
 * Urgent rules happen in a stated order, which a permutation may turn round. That is harmless between rules that are
 * never enabled together, since then the order never decides; and between rules that have nothing to do with each
 * other, nor has what they may bring about that comes before them, since then all settle alike in any order.
 */
export const urgentAsymmetry = (compiled: Compiled, swap: Pick<Swap, 'ruleOf'>): string | undefined => {
  const { urgent } = compiled;
  const positions = new Map<unknown, number>();
  urgent.forEach(({ rule }, at) => {
    if (!positions.has(rule)) positions.set(rule, at);
  });
  const imageAt = urgent.map(({ rule }) => positions.get(swap.ruleOf(rule)) ?? -1);
  const affected = urgent.map((one) =>
    urgent.flatMap((other, at) => (one !== other && affects(compiled, one, other) ? [at] : [])),
  );
  const broughtAbout = urgent.map((_, at) => earlierAfter(at, affected, imageAt));
  for (let later = 0; later < urgent.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      if (imageAt[earlier]! <= imageAt[later]! || excludeEachOther(urgent[earlier]!, urgent[later]!))
        continue;
      const isHarmless = broughtAbout[earlier]!.every((one) =>
        broughtAbout[later]!.every(
          (other) => one !== other && !affected[one]!.includes(other) && !affected[other]!.includes(one),
        ),
      );
      if (isHarmless) continue;
      const names = [...new Set([urgent[earlier]!.rule.name, urgent[later]!.rule.name])].join(' and ');
      return `the order in which ${names} settle matters`;
    }
  }
  return undefined;
};

/** A rule, and all that it may bring about, directly or not, which comes before it in one order or the other. */
const earlierAfter = (
  rule: number,
  affected: readonly (readonly number[])[],
  imageAt: readonly number[],
): number[] => {
  const found = [rule];
  for (const at of found) {
    for (const next of affected[at]!) {
      const isEarlier = next < rule || imageAt[next]! < imageAt[rule]!;
      if (isEarlier && !found.includes(next)) found.push(next);
    }
  }
  return found;
};

const excludeEachOther = (one: CompiledRule, two: CompiledRule): boolean =>
  one.allow.some((states, unit) => {
    const others = two.allow[unit];
    return states && others && states.every((allowed, local) => (allowed & others[local]!) === 0);
  });

/**
 * Can the first change whether the second is enabled, or what a law says of it, or does it matter which of them moves a
 * unit first?
 */
const affects = ({ counters, joints }: Compiled, one: CompiledRule, other: CompiledRule): boolean =>
  joints.some(({ when }) => when?.has(other.rule)) ||
  one.next.some((next, unit) => {
    if (!next) return false;
    const from = one.allow[unit];
    const moves = (differ: (local: number, to: number) => boolean): boolean =>
      next.some((to, local) => to !== local && from?.[local] !== 0 && differ(local, to));
    const allow = other.allow[unit];
    const then = other.next[unit];
    return (
      (allow !== undefined && moves((local, to) => allow[local] !== allow[to])) ||
      other.counts.some(({ counter }) => {
        const weights = counters[counter]!.weights[unit];
        return weights !== undefined && moves((local, to) => weights[local] !== weights[to]);
      }) ||
      (then !== undefined && moves((local, to) => then[to] !== next[then[local]!])) ||
      (other.notes[unit] !== undefined &&
        moves((local, to) => other.notes[unit]![local] !== other.notes[unit]![to]))
    );
  });
