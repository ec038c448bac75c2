import type { CompiledUnit } from './compiled.ts';
import type { ComponentCounter } from './counter.ts';
import type { FlatRule } from './flatRule.ts';
import type { Seen } from './judgeUnit.ts';
import type { JudgedUnit } from './mergeUnit.ts';
import { sharedWeights } from './sharedWeights.ts';

/** A unit in its final local states, with its share of every flat rule, by the rule's index. */
export type UnitTables = {
  readonly compiled: CompiledUnit;
  readonly initial: number;
  readonly allow: ReadonlyMap<number, Uint8Array>;
  readonly next: ReadonlyMap<number, Int32Array>;
  readonly notes: ReadonlyMap<number, Int32Array>;
  /** by counter, for counters that other units share */
  readonly weights: ReadonlyMap<number, Float64Array>;
  readonly seen: readonly Seen[];
};

/** Writes what a unit does as tables of rules. */
export const unitTables = (
  judged: JudgedUnit,
  flats: readonly FlatRule[],
  counters: readonly ComponentCounter[],
): UnitTables => {
  const { unit, judgement } = judged;
  const { name, components, size, unreduced, members } = unit;
  const { stateNotes, seen } = judgement;
  return {
    compiled: { name, components, size, unreduced, members, stateNotes },
    initial: 0,
    ...ruleTables(judged, flats),
    weights: sharedWeights(unit, counters),
    seen,
  };
};

const ruleTables = ({ unit, judgement }: JudgedUnit, flats: readonly FlatRule[]) => {
  const { size } = unit;
  const inside = new Set(unit.components);
  const unmoved = Int32Array.from({ length: size }, (_, local) => local);
  const tables = unit.rules.map((rule) => ({
    rule,
    moves: [...flats[rule]!.next.keys()].some((index) => inside.has(index)),
    allow: new Uint8Array(size),
    next: unmoved.slice(),
    notes: new Int32Array(size),
  }));
  const { offsets, rules, targets } = unit.edges;
  for (let local = 0; local < size; local++) {
    for (let edge = offsets[local]!; edge < offsets[local + 1]!; edge++) {
      const { allow, next, notes } = tables[rules[edge]!]!;
      allow[local] = 1;
      next[local] = targets[edge]!;
      notes[local] = judgement.stepNotes[edge]!;
    }
  }
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
