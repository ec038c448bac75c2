import type { ChartTable } from '../charts/chartTable.ts';
import type { JointLaw, Law, StateLaw, Step, StepLaw } from '../laws/law.ts';
import type { Note, NoteSets } from '../laws/note.ts';
import type { View } from '../system/view.ts';
import { TupleIndex } from './enumerateUnit.ts';
import type { FlatRule } from './flatRule.ts';
import { membersOf, type Unit } from './unit.ts';

/** Everything that laws see of one unit, tabulated: nothing of it is evaluated again during a search. */
export type UnitJudgement = {
  /** by local state: number of a note set */
  readonly stateNotes: Int32Array;
  /** by local state and position in its edges: number of a note set */
  readonly stepNotes: readonly Int32Array[];
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

/** Judges every local state and edge of a unit by the laws that are written over its views. */
export const judgeUnit = (
  unit: Unit,
  views: readonly View[],
  laws: readonly Law[],
  tables: readonly ChartTable[],
  flats: readonly FlatRule[],
  noteSets: NoteSets,
): UnitJudgement => {
  const projected = views.map((view) => projectAll(unit, view, tables));
  const state: Note[][] = Array.from({ length: unit.size }, () => []);
  const steps: Note[][][] = unit.edges.map((edges) => Array.from(edges.rules, () => []));
  const seen: Seen[] = [];
  laws.forEach((law, index) => {
    projected.forEach((projection) => {
      if (law.kind === 'state' && law.of === projection.view.kind) judgeStates(law, index, projection, state);
      if (law.kind === 'step' && law.of === projection.view.kind)
        judgeSteps(law, index, projection, unit, flats, steps);
      if (law.kind === 'joint') seen.push(...seenBy(law, index, projection));
    });
  });
  return {
    stateNotes: Int32Array.from(state, (notes) => noteSets.idOf(notes)),
    stepNotes: steps.map((edges) => Int32Array.from(edges, (notes) => noteSets.idOf(notes))),
    seen,
  };
};

/** A view of a unit: its value in each local state; equal values have one number. */
type Projected = { readonly view: View; readonly ids: Int32Array; readonly values: readonly unknown[] };

const projectAll = (unit: Unit, view: View, tables: readonly ChartTable[]): Projected => {
  const places = view.components.map((component) => unit.components.indexOf(component.index));
  const tuples = new TupleIndex(
    view.components.map((component) => tables[component.index]!.snapshots.length),
  );
  const valueOfTuple: number[] = [];
  const values: unknown[] = [];
  const byText = new Map<string, number>();
  const ids = Int32Array.from({ length: unit.size }, (_, local) => {
    const members = membersOf(unit, local);
    const tuple = tuples.idOf(places.map((at) => members[at]!));
    if (valueOfTuple[tuple] === undefined) {
      const value = view.project(
        ...view.components.map((component, at) => tables[component.index]!.snapshots[members[places[at]!]!]!),
      );
      valueOfTuple[tuple] = numbered(value, values, byText);
    }
    return valueOfTuple[tuple];
  });
  return { view, ids, values };
};

const numbered = (value: unknown, values: unknown[], byText: Map<string, number>): number => {
  const text = JSON.stringify(value) ?? 'undefined';
  const known = byText.get(text);
  if (known !== undefined) return known;
  byText.set(text, values.length);
  values.push(value);
  return values.length - 1;
};

const judgeStates = (law: StateLaw, index: number, { ids, values }: Projected, into: Note[][]): void => {
  const notes = values.map((value) =>
    notesOf(index, law.holds(value as never), law.witness?.(value as never)),
  );
  for (const [local, id] of ids.entries()) into[local]!.push(...notes[id]!);
};

const judgeSteps = (
  law: StepLaw,
  index: number,
  { ids, values }: Projected,
  unit: Unit,
  flats: readonly FlatRule[],
  into: Note[][][],
): void => {
  const verdicts = new Map<string, readonly Note[]>();
  unit.edges.forEach((edges, local) => {
    edges.targets.forEach((target, edge) => {
      const before = ids[local]!;
      const after = ids[target]!;
      if (before === after) return;
      const { rule } = flats[unit.rules[edges.rules[edge]!]!]!;
      const key = `${before},${after},${rule.name},${rule.args.join()}`;
      let notes = verdicts.get(key);
      if (!notes) {
        const step: Step = { name: rule.name, args: rule.args, actor: rule.actor };
        const pair = [values[before] as never, values[after] as never, step] as const;
        notes = notesOf(index, law.holds(...pair), law.witness?.(...pair));
        verdicts.set(key, notes);
      }
      into[local]![edge]!.push(...notes);
    });
  });
};

const seenBy = (law: JointLaw, index: number, { view, ids, values }: Projected): Seen[] =>
  law.sees.flatMap((part, at) => {
    if (part.of !== view.kind) return [];
    const seenValues: unknown[] = [];
    const byText = new Map<string, number>();
    const numbers = values.map((value) => numbered(part.what(value as never), seenValues, byText));
    return [{ law: index, part: at, view, ids: ids.map((id) => numbers[id]!), values: seenValues }];
  });

/** Laws without a witness count as exercised wherever they are judged. */
export const notesOf = (law: number, holds: boolean, witnessed: boolean | undefined): Note[] => [
  ...(holds ? [] : [{ law, what: 'broken' } as const]),
  ...(witnessed === false ? [] : [{ law, what: 'witnessed' } as const]),
];
