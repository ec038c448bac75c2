import { pace } from '../budget/pace.ts';
import type { ChartTable } from '../charts/chartTable.ts';
import type { JointLaw, Law, StateLaw } from '../laws/law.ts';
import { type NoteSets, notesOf } from '../laws/note.ts';
import type { View } from '../system/view.ts';
import type { FlatRule } from './flatRule.ts';
import { judgeSteps } from './judgeSteps.ts';
import { Tuples } from './tuples.ts';
import type { Unit } from './unit.ts';
import { ValueNumbers } from './valueNumbers.ts';

/** Everything that laws see of one unit, tabulated: nothing of it is evaluated again during a search. */
export type UnitJudgement = {
  /** by local state: number of a note set */
  readonly stateNotes: Int32Array;
  /** by edge: number of a note set */
  readonly stepNotes: Int32Array;
  /** for joint laws: what is seen of a view in each local state, as a number */
  readonly seen: readonly Seen[];
};

export type Seen = {
  readonly law: number;
  readonly part: number;
  readonly view: View;
  readonly ids: Int32Array;
  readonly values: readonly unknown[];
};

/**
 * Judges every local state and edge of a unit by the laws that are written over its views. What is noted of a unit that looks like
 * it is noted of it.
 */
export const judgeUnit = (
  unit: Unit,
  views: readonly View[],
  laws: readonly Law[],
  tables: readonly ChartTable[],
  flats: readonly FlatRule[],
  noteSets: NoteSets,
  alike?: UnitJudgement,
): UnitJudgement => {
  const { stateNotes, stepNotes } = alike ?? {
    stateNotes: new Int32Array(unit.size),
    stepNotes: new Int32Array(unit.edges.rules.length),
  };
  const judging = laws.flatMap((law, index) => (alike && law.kind !== 'joint' ? [] : [{ law, index }]));
  const seen = views.flatMap((view) => {
    const about = judging.filter(({ law }) => sees(law, view));
    if (about.length === 0) return [];
    const projection = projectAll(unit, view, tables);
    if (!alike) judgeSteps(projection, about, unit, flats, noteSets, stepNotes);
    return about.flatMap(({ law, index }) => {
      pace();
      if (law.kind === 'state') judgeStates(law, index, projection, noteSets, stateNotes);
      return law.kind === 'joint' ? seenBy(law, index, projection) : [];
    });
  });
  return { stateNotes, stepNotes, seen };
};

const sees = (law: Law, { kind }: View): boolean =>
  law.kind === 'joint' ? law.sees.some(({ of }) => of === kind) : 'of' in law && law.of === kind;

/** A view of a unit: its value in each local state; equal values have one number. */
export type Projected = {
  readonly view: View;
  readonly ids: Int32Array;
  readonly values: readonly unknown[];
};

const projectAll = (unit: Unit, view: View, tables: readonly ChartTable[]): Projected => {
  const places = view.components.map((component) => unit.components.indexOf(component.index));
  const tuples = new Tuples(places.length);
  const tuple = new Int32Array(places.length);
  const valueOfTuple: number[] = [];
  const numbers = new ValueNumbers();
  const width = unit.components.length;
  const ids = new Int32Array(unit.size);
  for (let local = 0; local < unit.size; local++) {
    for (let part = 0; part < places.length; part++)
      tuple[part] = unit.members[local * width + places[part]!]!;
    const number = tuples.idOf(tuple);
    if (number === valueOfTuple.length) {
      pace(number, 'views', unit.name);
      const value = view.project(
        ...view.components.map(({ index }, part) => tables[index]!.snapshots[tuple[part]!]!),
      );
      valueOfTuple.push(numbers.of(value));
    }
    ids[local] = valueOfTuple[number]!;
  }
  return { view, ids, values: numbers.values };
};

const judgeStates = (
  law: StateLaw,
  index: number,
  { ids, values }: Projected,
  noteSets: NoteSets,
  into: Int32Array,
): void => {
  const sets = values.map((value) =>
    noteSets.idOf(notesOf(index, law.holds(value as never), law.witness?.(value as never))),
  );
  for (const [local, id] of ids.entries()) into[local] = noteSets.union(into[local]!, sets[id]!);
};

const seenBy = (law: JointLaw, index: number, { view, ids, values }: Projected): Seen[] =>
  law.sees.flatMap((part, at) => {
    if (part.of !== view.kind) return [];
    const seen = new ValueNumbers();
    const numbers = values.map((value) => seen.of(part.what(value as never)));
    return [{ law: index, part: at, view, ids: ids.map((id) => numbers[id]!), values: seen.values }];
  });
