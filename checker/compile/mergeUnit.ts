import type { ComponentCounter } from './counter.ts';
import type { UnitJudgement } from './judgeUnit.ts';
import { PairNumbers } from './pairNumbers.ts';
import { bisimulationClasses } from './quotient.ts';
import { sharedWeights } from './sharedWeights.ts';
import type { Edges, Unit } from './unit.ts';

/** A unit and what laws say of it. */
export type JudgedUnit = { readonly unit: Unit; readonly judgement: UnitJudgement };

/** Units with the joint states of groups merged that rules, counters and laws cannot tell apart; of units that are alike as those of the first. */
export const mergeUnits = <U extends JudgedUnit & { readonly isGroup: boolean }>(
  units: readonly U[],
  counters: readonly ComponentCounter[],
): U[] => {
  const merged: { readonly judged: JudgedUnit; readonly looks: Int32Array; readonly result: JudgedUnit }[] =
    [];
  return units.map((judged) => {
    if (!judged.isGroup) return judged;
    const { unit, judgement } = judged;
    const looks = observed(unit, judgement, [...sharedWeights(unit, counters).values()]);
    const alike = merged.find(
      (other) =>
        other.judged.unit.edges === unit.edges &&
        other.judged.judgement.stepNotes === judgement.stepNotes &&
        other.looks.every((look, local) => look === looks[local]),
    );
    const result = alike ? likewise(judged, alike.result) : mergeUnit(judged, looks);
    merged.push({ judged, looks, result });
    return { ...judged, ...result };
  });
};

/** What was made of a unit that is like this one, made of this one. */
const likewise = ({ unit, judgement }: JudgedUnit, known: JudgedUnit): JudgedUnit => ({
  unit: { ...known.unit, name: unit.name, components: unit.components, rules: unit.rules },
  judgement: {
    ...known.judgement,
    seen: judgement.seen.map((seen, at) => ({ ...seen, ids: known.judgement.seen[at]!.ids })),
  },
});

const mergeUnit = ({ unit, judgement }: JudgedUnit, looks: Int32Array): JudgedUnit => {
  const classes = bisimulationClasses(unit.size, looks, labels(unit, judgement), unit.edges);
  const representatives = firstOfEach(classes);
  if (representatives.length === unit.size) return { unit, judgement };
  const width = unit.components.length;
  const members = new Int32Array(representatives.length * width);
  representatives.forEach((local, at) => {
    members.set(unit.members.subarray(local * width, (local + 1) * width), at * width);
  });
  const pick = (table: Int32Array): Int32Array => Int32Array.from(representatives, (local) => table[local]!);
  const edges = edgesOf(representatives, unit.edges);
  const pickEdges = (table: Int32Array): Int32Array => edges.map((edge) => table[edge]!);
  return {
    unit: {
      ...unit,
      size: representatives.length,
      members,
      edges: {
        offsets: offsetsOf(representatives, unit.edges),
        rules: pickEdges(unit.edges.rules),
        targets: pickEdges(unit.edges.targets).map((target) => classes[target]!),
      },
    },
    judgement: {
      stateNotes: pick(judgement.stateNotes),
      stepNotes: pickEdges(judgement.stepNotes),
      seen: judgement.seen.map((seen) => ({ ...seen, ids: pick(seen.ids) })),
    },
  };
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

/** By edge: its rule and what laws note of it, as one number. */
const labels = ({ edges }: Unit, { stepNotes }: UnitJudgement): Int32Array => {
  const numbers = new PairNumbers();
  return edges.rules.map((position, edge) => numbers.of(position, stepNotes[edge]!));
};

/** The edges of some local states, one state after the other, and where those of each begin. */
const edgesOf = (locals: readonly number[], { offsets }: Edges): Int32Array =>
  Int32Array.from(
    locals.flatMap((local) =>
      Array.from({ length: offsets[local + 1]! - offsets[local]! }, (_, at) => offsets[local]! + at),
    ),
  );

const offsetsOf = (locals: readonly number[], { offsets }: Edges): Int32Array => {
  const begins = new Int32Array(locals.length + 1);
  locals.forEach((local, at) => {
    begins[at + 1] = begins[at]! + offsets[local + 1]! - offsets[local]!;
  });
  return begins;
};

const firstOfEach = (classes: Int32Array): number[] => {
  const first: number[] = [];
  classes.forEach((to, local) => {
    first[to] ??= local;
  });
  return first;
};
