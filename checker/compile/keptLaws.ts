import type { Law } from '../laws/law.ts';
import { type Note, NoteSets } from '../laws/note.ts';
import type { UnitJudgement } from './judgeUnit.ts';
import type { JudgedUnit } from './mergeUnit.ts';
import { flatsOf, type Tabulated } from './tabulate.ts';
import type { Edges, Unit } from './unit.ts';

/**
 * What is left of a tabulated system when only some of its laws judge it: nothing of the others is noted, seen or
 * watched for, so that they tell no local states apart.
 */
export const withLaws = (tabulated: Tabulated, kept: readonly Law[]): Tabulated => {
  if (kept.length === tabulated.laws.length) return tabulated;
  return narrowed(tabulated, kept, (notes) => notes);
};

/**
 * The same, where a law counts as broken by what puts it to the test, and by nothing else: what a search then gives as
 * a counterexample is a way to exercise the law.
 */
export const brokenWhereExercised = (tabulated: Tabulated, kept: readonly Law[]): Tabulated =>
  narrowed(tabulated, kept, (notes) =>
    notes.filter(({ what }) => what === 'witnessed').map(({ law }) => ({ law, what: 'broken' })),
  );

const narrowed = (
  tabulated: Tabulated,
  kept: readonly Law[],
  noted: (notes: readonly Note[]) => readonly Note[],
): Tabulated => {
  const numbers = new Map(
    kept.map((law, number) => [tabulated.laws.findIndex(({ id }) => id === law.id), number]),
  );
  const flats = flatsOf(tabulated);
  const isKept = <F extends { law: number }>({ law }: F): boolean => numbers.has(law);
  const renumbered = <F extends { law: number }>(flat: F): F => ({ ...flat, law: numbers.get(flat.law)! });
  const left = {
    watches: tabulated.watches.filter(isKept).map(renumbered),
    goals: tabulated.goals.filter(isKept).map(renumbered),
    triggers: tabulated.triggers.filter(isKept).map(renumbered),
  };
  const places = placesOfKept(tabulated, isKept, flats.length);
  const noteSets = new NoteSets();
  const sets = Int32Array.from(tabulated.noteSets.all, (notes) =>
    noteSets.idOf(noted(notes.filter(isKept).map(renumbered))),
  );
  return {
    ...tabulated,
    ...left,
    laws: kept,
    noteSets,
    units: keptUnits(tabulated.units, places, sets, numbers),
  };
};

/** By flat: where it stands among those that are kept; -1 for those of laws that are not. */
const placesOfKept = (
  { rules, watches, goals, triggers, ends }: Tabulated,
  isKept: (flat: { law: number }) => boolean,
  count: number,
): Int32Array => {
  const kept = [
    ...rules.map(() => true),
    ...[...watches, ...goals, ...triggers].map(isKept),
    ...ends.map(() => true),
  ];
  let next = 0;
  return Int32Array.from({ length: count }, (_, at) => (kept[at] ? next++ : -1));
};

/** Of units that are alike, what is left of the first is left of the others. */
const keptUnits = (
  units: Tabulated['units'],
  places: Int32Array,
  sets: Int32Array,
  numbers: ReadonlyMap<number, number>,
): Tabulated['units'] => {
  const done: { readonly before: JudgedUnit; readonly after: Kept }[] = [];
  const isLeft = (flat: number): boolean => places[flat]! >= 0;
  return units.map((before) => {
    const { unit, judgement } = before;
    const alike = done.find(
      ({ before: other }) =>
        other.unit.edges === unit.edges &&
        other.judgement.stepNotes === judgement.stepNotes &&
        unit.rules.every((flat, at) => isLeft(flat) === isLeft(other.unit.rules[at]!)),
    );
    const after = alike?.after ?? keptOf(unit, judgement, places, sets);
    done.push({ before, after });
    const { edges, stateNotes, stepNotes } = after;
    const rules = unit.rules.flatMap((flat) => (isLeft(flat) ? [places[flat]!] : []));
    const seen = judgement.seen.flatMap((part) =>
      numbers.has(part.law) ? [{ ...part, law: numbers.get(part.law)! }] : [],
    );
    return { ...before, unit: { ...unit, rules, edges }, judgement: { stateNotes, stepNotes, seen } };
  });
};

/** What is left of the edges of a unit, and of what is noted of it. */
type Kept = Pick<Unit, 'edges'> & Omit<UnitJudgement, 'seen'>;

const keptOf = (unit: Unit, judgement: UnitJudgement, places: Int32Array, sets: Int32Array): Kept => {
  let next = 0;
  const positions = unit.rules.map((flat) => (places[flat]! < 0 ? -1 : next++));
  const { offsets, rules: ofEdge, targets } = unit.edges;
  const kept = Int32Array.from(ofEdge.keys()).filter((edge) => positions[ofEdge[edge]!]! >= 0);
  const before = new Int32Array(ofEdge.length + 1);
  for (let edge = 0; edge < ofEdge.length; edge++)
    before[edge + 1] = before[edge]! + (positions[ofEdge[edge]!]! >= 0 ? 1 : 0);
  const edges: Edges = {
    offsets: offsets.map((edge) => before[edge]!),
    rules: kept.map((edge) => positions[ofEdge[edge]!]!),
    targets: kept.map((edge) => targets[edge]!),
  };
  return {
    edges,
    stateNotes: judgement.stateNotes.map((set) => sets[set]!),
    stepNotes: kept.map((edge) => sets[judgement.stepNotes[edge]!]!),
  };
};
