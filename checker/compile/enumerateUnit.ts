import type { ChartTable } from '../charts/chartTable.ts';
import { Refusal } from '../refusal.ts';
import type { ComponentCounter } from './counter.ts';
import type { FlatRule } from './flatRule.ts';
import { Tuples } from './tuples.ts';
import { concerns, type Edges, type Unit } from './unit.ts';
import { isInside, UnitRules } from './unitRules.ts';

/** more joint states than this in one group: split the group, or bound its charts */
const groupStateLimit = 400_000;

/**
 * Enumerates the joint states of a unit under any environment: every rule is taken that its own components
 * allow, whatever the others do.
 */
export const enumerateUnit = (
  name: string,
  components: readonly number[],
  tables: readonly ChartTable[],
  flats: readonly FlatRule[],
  counters: readonly ComponentCounter[],
  impossible: ReadonlySet<number> = new Set(),
): Unit => {
  const inside = new Set(components);
  const rules = flats.flatMap((flat, index) =>
    concerns(flat, inside) || flat.counts.some((test) => isInside(test, counters, inside)) ? [index] : [],
  );
  const local = new UnitRules(flats, rules, components, tables, counters, impossible);
  const width = components.length;
  const tuples = new Tuples(width);
  const tuple = new Int32Array(width);
  const after = new Int32Array(width);
  // of one local state, used again for the next
  const targets = new Int32Array(rules.length);
  const edges: Edges[] = [];
  tuples.idOf(tuple);
  for (let at = 0; at < tuples.count; at++) {
    tuple.set(tuples.values.subarray(at * width, (at + 1) * width));
    const count = local.allowedIn(tuple);
    for (let edge = 0; edge < count; edge++) {
      after.set(tuple);
      for (const { at: place, next } of local.moves[local.enabled[edge]!]!)
        after[place] = next[tuple[place]!]!;
      targets[edge] = tuples.idOf(after);
    }
    if (tuples.count > groupStateLimit)
      throw new Refusal('CK205', name, `more than ${groupStateLimit} joint states`);
    edges.push({ rules: local.enabled.slice(0, count), targets: targets.slice(0, count) });
  }
  const members = tuples.values.slice(0, tuples.count * width);
  return { name, components, size: edges.length, unreduced: edges.length, members, edges, rules };
};
