import type { CompiledUnit } from './compiled.ts';
import type { ComponentCounter } from './counter.ts';
import type { FlatRule } from './flatRule.ts';
import type { Seen, UnitJudgement } from './judgeUnit.ts';
import { bisimulationClasses, PairNumbers } from './quotient.ts';
import { membersOf, type Unit } from './unit.ts';

/** A unit in its final local states, with its share of every flat rule, by the rule's index. */
export type ReducedUnit = {
  readonly compiled: CompiledUnit;
  readonly initial: number;
  readonly allow: ReadonlyMap<number, Uint8Array>;
  readonly next: ReadonlyMap<number, Int32Array>;
  readonly notes: ReadonlyMap<number, Int32Array>;
  /** by counter, for counters that other units share */
  readonly weights: ReadonlyMap<number, Float64Array>;
  readonly seen: readonly Seen[];
};

/** Merges what rules, counters and laws cannot tell apart (if asked to), and rewrites all tables for what is left. */
export const reduceUnit = (
  unit: Unit,
  judgement: UnitJudgement,
  flats: readonly FlatRule[],
  counters: readonly ComponentCounter[],
  reduce: boolean,
): ReducedUnit => {
  const inside = new Set(unit.components);
  const weights = sharedWeights(unit, counters, inside);
  const classes = reduce
    ? bisimulationClasses(
        unit.size,
        observed(unit, judgement, [...weights.values()]),
        labels(unit, judgement),
        unit.edges.map((edges) => edges.targets),
      )
    : Int32Array.from({ length: unit.size }, (_, local) => local);
  const representatives = firstOfEach(classes);
  const pick = (table: Int32Array): Int32Array => Int32Array.from(representatives, (local) => table[local]!);
  return {
    compiled: {
      name: unit.name,
      components: unit.components,
      size: representatives.length,
      unreduced: unit.size,
      members: Int32Array.from(representatives.flatMap((local) => [...membersOf(unit, local)])),
      stateNotes: pick(judgement.stateNotes),
    },
    initial: classes[0]!,
    ...ruleTables(unit, judgement, flats, inside, classes, representatives),
    weights: new Map(
      [...weights].map(([counter, table]) => [
        counter,
        Float64Array.from(representatives, (local) => table[local]!),
      ]),
    ),
    seen: judgement.seen.map((seen) => ({ ...seen, ids: pick(seen.ids) })),
  };
};

const ruleTables = (
  unit: Unit,
  judgement: UnitJudgement,
  flats: readonly FlatRule[],
  inside: ReadonlySet<number>,
  classes: Int32Array,
  representatives: readonly number[],
) => {
  const size = representatives.length;
  const allow = new Map<number, Uint8Array>();
  const next = new Map<number, Int32Array>();
  const notes = new Map<number, Int32Array>();
  for (const rule of unit.rules) {
    allow.set(rule, new Uint8Array(size));
    if ([...flats[rule]!.next.keys()].some((index) => inside.has(index))) {
      next.set(
        rule,
        Int32Array.from({ length: size }, (_, local) => local),
      );
      notes.set(rule, new Int32Array(size));
    }
  }
  representatives.forEach((local, reduced) => {
    const { rules, targets } = unit.edges[local]!;
    rules.forEach((position, edge) => {
      const rule = unit.rules[position]!;
      allow.get(rule)![reduced] = 1;
      next.get(rule)?.fill(classes[targets[edge]!]!, reduced, reduced + 1);
      notes.get(rule)?.fill(judgement.stepNotes[local]![edge]!, reduced, reduced + 1);
    });
  });
  for (const [rule, states] of allow) if (!states.includes(0)) allow.delete(rule);
  for (const [rule, sets] of notes) if (sets.every((set) => set === 0)) notes.delete(rule);
  for (const [rule, to] of next) if (to.every((target, local) => target === local)) next.delete(rule);
  return { allow, next, notes };
};

const sharedWeights = (
  unit: Unit,
  counters: readonly ComponentCounter[],
  inside: ReadonlySet<number>,
): Map<number, Float64Array> => {
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

/** A weight may be large, as bytes are: its values are numbered. */
const valueNumbers = (weights: Float64Array): Int32Array => {
  const numbers = new Map([...new Set(weights)].map((value, number) => [value, number]));
  return Int32Array.from(weights, (value) => numbers.get(value)!);
};

const observed = (unit: Unit, judgement: UnitJudgement, weights: readonly Float64Array[]): Int32Array => {
  const numbers = new PairNumbers();
  const tables = [
    judgement.stateNotes,
    ...judgement.seen.map((seen) => seen.ids),
    ...weights.map(valueNumbers),
  ];
  return Int32Array.from({ length: unit.size }, (_, local) =>
    tables.reduce((number, table) => numbers.of(number, table[local]!), 0),
  );
};

const labels = (unit: Unit, judgement: UnitJudgement): Int32Array[] => {
  const numbers = new PairNumbers();
  return unit.edges.map((edges, local) =>
    edges.rules.map((position, edge) => numbers.of(position, judgement.stepNotes[local]![edge]!)),
  );
};

const firstOfEach = (classes: Int32Array): number[] => {
  const first: number[] = [];
  classes.forEach((to, local) => {
    first[to] ??= local;
  });
  return first;
};
