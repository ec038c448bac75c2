import type { CompiledUnit } from './compiled.ts';
import type { ComponentCounter } from './counter.ts';
import type { FlatRule } from './flatRule.ts';
import type { Seen, UnitJudgement } from './judgeUnit.ts';
import { PairNumbers } from './pairNumbers.ts';
import { bisimulationClasses } from './quotient.ts';
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
  const tables = unit.rules.map((rule) => ({
    rule,
    moves: [...flats[rule]!.next.keys()].some((index) => inside.has(index)),
    allow: new Uint8Array(size),
    next: Int32Array.from({ length: size }, (_, local) => local),
    notes: new Int32Array(size),
  }));
  representatives.forEach((local, reduced) => {
    const { rules, targets } = unit.edges[local]!;
    const stepNotes = judgement.stepNotes[local]!;
    for (let edge = 0; edge < rules.length; edge++) {
      const { allow, next, notes } = tables[rules[edge]!]!;
      allow[reduced] = 1;
      next[reduced] = classes[targets[edge]!]!;
      notes[reduced] = stepNotes[edge]!;
    }
  });
  const moving = tables.filter(({ moves }) => moves);
  const allow = new Map(
    tables.filter((table) => table.allow.includes(0)).map((table) => [table.rule, table.allow]),
  );
  const next = new Map(
    moving
      .filter((table) => table.next.some((target, local) => target !== local))
      .map((table) => [table.rule, table.next]),
  );
  const notes = new Map(
    moving.filter((table) => table.notes.some((set) => set !== 0)).map((table) => [table.rule, table.notes]),
  );
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
