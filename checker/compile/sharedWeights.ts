import type { ComponentCounter } from './counter.ts';
import { membersOf, type Unit } from './unit.ts';

/** By counter that a unit shares with others: what it adds in each of its local states. */
export const sharedWeights = (
  unit: Unit,
  counters: readonly ComponentCounter[],
): Map<number, Float64Array> => {
  const inside = new Set(unit.components);
  const shared = new Map<number, Float64Array>();
  counters.forEach(({ weights }, counter) => {
    const mine = unit.components.map((index) => weights.get(index));
    if (mine.every((weight) => !weight) || [...weights.keys()].every((index) => inside.has(index))) return;
    shared.set(
      counter,
      Float64Array.from({ length: unit.size }, (_, local) =>
        membersOf(unit, local).reduce((sum, state, at) => sum + (mine[at]?.[state] ?? 0), 0),
      ),
    );
  });
  return shared;
};
