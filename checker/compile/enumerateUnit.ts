import { pace } from '../budget/pace.ts';
import type { ChartTable } from '../charts/chartTable.ts';
import { Refusal } from '../refusal.ts';
import type { ComponentCounter } from './counter.ts';
import type { FlatRule } from './flatRule.ts';
import { Tuples } from './tuples.ts';
import { concerns, type Edges, type Unit } from './unit.ts';
import { isInside, UnitRules } from './unitRules.ts';

/** more joint states than this in one group: split the group, or bound its charts */
const groupStateLimit = 400_000;

/** A unit, and what its rules are to its own components. */
export type Enumerated = { readonly unit: Unit; readonly local: UnitRules };

/**
 * Enumerates the joint states of a unit under any environment: every rule is taken that its own components
 * allow, whatever the others do. A unit that is like one of those that are known has its states and its edges.
 */
export const enumerateUnit = (
  name: string,
  components: readonly number[],
  tables: readonly ChartTable[],
  flats: readonly FlatRule[],
  counters: readonly ComponentCounter[],
  impossible: ReadonlySet<number> = new Set(),
  known: readonly Enumerated[] = [],
): Enumerated => {
  const inside = new Set(components);
  const rules = flats.flatMap((flat, index) =>
    concerns(flat, inside) || flat.counts.some((test) => isInside(test, counters, inside)) ? [index] : [],
  );
  const local = new UnitRules(flats, rules, components, tables, counters, impossible);
  const alike = known.find((other) => local.isLike(other.local));
  if (alike) return { unit: { ...alike.unit, name, components, rules }, local };
  const width = components.length;
  const tuples = new Tuples(width);
  const tuple = new Int32Array(width);
  const after = new Int32Array(width);
  const edges = new GrowingEdges();
  tuples.idOf(tuple);
  for (let at = 0; at < tuples.count; at++) {
    pace(tuples.count, 'local states', name);
    tuple.set(tuples.values.subarray(at * width, (at + 1) * width));
    const count = local.allowedIn(tuple);
    for (let edge = 0; edge < count; edge++) {
      after.set(tuple);
      for (const { at: place, next } of local.moves[local.enabled[edge]!]!)
        after[place] = next[tuple[place]!]!;
      edges.add(local.enabled[edge]!, tuples.idOf(after));
    }
    edges.endState();
    if (tuples.count > groupStateLimit)
      throw new Refusal('CK205', name, `more than ${groupStateLimit} joint states`);
  }
  const members = tuples.values.slice(0, tuples.count * width);
  const size = tuples.count;
  const unit = { name, components, size, unreduced: size, members, edges: edges.all(), rules };
  return { unit, local };
};

/** Edges that are found one after the other. */
class GrowingEdges {
  private count = 0;
  private readonly offsets: number[] = [0];
  private rules: Int32Array = new Int32Array(1 << 10);
  private targets: Int32Array = new Int32Array(1 << 10);

  add(rule: number, target: number): void {
    if (this.count === this.rules.length) {
      this.rules = enlarged(this.rules);
      this.targets = enlarged(this.targets);
    }
    this.rules[this.count] = rule;
    this.targets[this.count++] = target;
  }

  /** The edges of one local state are all there: what comes next belongs to the next one. */
  endState(): void {
    this.offsets.push(this.count);
  }

  all(): Edges {
    const { count, offsets, rules, targets } = this;
    return {
      offsets: Int32Array.from(offsets),
      rules: rules.slice(0, count),
      targets: targets.slice(0, count),
    };
  }
}

const enlarged = (array: Int32Array): Int32Array => {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
};
