import type { ChartTable } from '../charts/chartTable.ts';
import type { JointLaw, Law, StateLaw, Step, StepLaw } from '../laws/law.ts';
import type { Note, NoteSets } from '../laws/note.ts';
import type { Rule } from '../system/rule.ts';
import type { View } from '../system/view.ts';
import type { FlatRule } from './flatRule.ts';
import { PairNumbers } from './pairNumbers.ts';
import { Tuples } from './tuples.ts';
import type { Unit } from './unit.ts';
import { ValueNumbers } from './valueNumbers.ts';

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
  const stateNotes = new Int32Array(unit.size);
  const stepNotes = unit.edges.map((edges) => new Int32Array(edges.rules.length));
  const seen: Seen[] = [];
  for (const projection of projected) {
    laws.forEach((law, index) => {
      if (law.kind === 'state' && law.of === projection.view.kind)
        judgeStates(law, index, projection, noteSets, stateNotes);
      if (law.kind === 'joint') seen.push(...seenBy(law, index, projection));
    });
    judgeSteps(projection, laws, unit, flats, noteSets, stepNotes);
  }
  return { stateNotes, stepNotes, seen };
};

/** A view of a unit: its value in each local state; equal values have one number. */
type Projected = { readonly view: View; readonly ids: Int32Array; readonly values: readonly unknown[] };

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

/** A change of a view's value that a rule instance makes: what step laws judge. */
type Change = { readonly before: number; readonly after: number; readonly step: Step };

/** Judges each change once, and notes the verdict of every edge that makes it. */
const judgeSteps = (
  { view, ids, values }: Projected,
  laws: readonly Law[],
  unit: Unit,
  flats: readonly FlatRule[],
  noteSets: NoteSets,
  into: readonly Int32Array[],
): void => {
  const judging = laws.flatMap((law, index) =>
    law.kind === 'step' && law.of === view.kind ? [{ law, index }] : [],
  );
  if (judging.length === 0) return;
  const instances = instancesOf(unit, flats);
  const pairs = new PairNumbers();
  const changes = new PairNumbers();
  const verdicts: number[] = [];
  unit.edges.forEach(({ rules, targets }, local) => {
    const before = ids[local]!;
    const sets = into[local]!;
    for (let edge = 0; edge < rules.length; edge++) {
      const after = ids[targets[edge]!]!;
      // steps that leave a view alone are not judged
      if (before === after) continue;
      const { number, step } = instances[rules[edge]!]!;
      const change = changes.of(pairs.of(before, after), number);
      verdicts[change] ??= verdictOn({ before, after, step }, values, judging, noteSets);
      sets[edge] = noteSets.union(sets[edge]!, verdicts[change]);
    }
  });
};

const verdictOn = (
  { before, after, step }: Change,
  values: readonly unknown[],
  judging: readonly { readonly law: StepLaw; readonly index: number }[],
  noteSets: NoteSets,
): number =>
  noteSets.idOf(
    judging.flatMap(({ law, index }) => {
      const pair = [values[before] as never, values[after] as never, step] as const;
      return notesOf(index, law.holds(...pair), law.witness?.(...pair));
    }),
  );

/** The rule instance at each position of the unit's rules: flat rules of one instance make the same step. */
const instancesOf = (unit: Unit, flats: readonly FlatRule[]) => {
  const numbers = new Map<Rule, { readonly number: number; readonly step: Step }>();
  return unit.rules.map((flat) => {
    const { rule } = flats[flat]!;
    const known = numbers.get(rule);
    if (known) return known;
    const made = { number: numbers.size, step: rule };
    numbers.set(rule, made);
    return made;
  });
};

const seenBy = (law: JointLaw, index: number, { view, ids, values }: Projected): Seen[] =>
  law.sees.flatMap((part, at) => {
    if (part.of !== view.kind) return [];
    const seen = new ValueNumbers();
    const numbers = values.map((value) => seen.of(part.what(value as never)));
    return [{ law: index, part: at, view, ids: ids.map((id) => numbers[id]!), values: seen.values }];
  });

/** Laws without a witness count as exercised wherever they are judged. */
export const notesOf = (law: number, holds: boolean, witnessed: boolean | undefined): Note[] => [
  ...(holds ? [] : [{ law, what: 'broken' } as const]),
  ...(witnessed === false ? [] : [{ law, what: 'witnessed' } as const]),
];
