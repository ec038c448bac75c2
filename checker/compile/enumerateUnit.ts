import type { ChartTable } from '../charts/chartTable.ts';
import { stateText } from '../charts/stateKey.ts';
import { Refusal } from '../refusal.ts';
import type { ComponentCounter, CountTest } from './counter.ts';
import type { FlatRule, Together } from './flatRule.ts';
import { concerns, type Edges, type Unit } from './unit.ts';

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
    concerns(flat, inside) || countsInside(flat, counters, inside) ? [index] : [],
  );
  const moves = rules.map((index) =>
    impossible.has(index) ? never : localRule(flats[index]!, components, inside, tables, counters),
  );
  const width = components.length;
  const seen = new TupleIndex(components.map((index) => tables[index]!.snapshots.length));
  const members: number[] = components.map(() => 0);
  seen.idOf(members);
  const edges: Edges[] = [];
  const after = new Array<number>(width);
  const tuple = new Array<number>(width);
  // of one local state, used again for the next
  const allowed = new Int32Array(rules.length);
  const targets = new Int32Array(rules.length);
  for (let local = 0; local * width < members.length; local++) {
    for (let at = 0; at < width; at++) tuple[at] = members[local * width + at]!;
    let count = 0;
    const settling = firstSettling(moves, tuple);
    moves.forEach((move, position) => {
      if (settling !== undefined && !settlesBefore(move, settling)) return;
      if (!move.allows(tuple)) return;
      for (let at = 0; at < width; at++) after[at] = move.next[at]?.[tuple[at]!] ?? tuple[at]!;
      const target = seen.idOf(after);
      if (target * width === members.length) members.push(...after);
      if (target >= groupStateLimit)
        throw new Refusal('CK205', name, `more than ${groupStateLimit} joint states`);
      allowed[count] = position;
      targets[count] = target;
      count += 1;
    });
    edges.push({ rules: allowed.slice(0, count), targets: targets.slice(0, count) });
  }
  return { name, components, size: edges.length, members: Int32Array.from(members), edges, rules };
};

/** Is this count decided by these components alone? */
export const isInside = (
  test: CountTest,
  counters: readonly ComponentCounter[],
  inside: ReadonlySet<number>,
): boolean => [...counters[test.counter]!.weights.keys()].every((index) => inside.has(index));

const countsInside = (
  flat: FlatRule,
  counters: readonly ComponentCounter[],
  inside: ReadonlySet<number>,
): boolean => flat.counts.some((test) => isInside(test, counters, inside));

/**
 * The first urgent rule that is enabled here by these components alone. Nothing but urgent rules, up to this one,
 * can happen in such a joint state: it is only passed through while the step settles.
 */
const firstSettling = (moves: readonly LocalRule[], tuple: readonly number[]): number | undefined => {
  let first: number | undefined;
  for (const move of moves) {
    if (move.aloneUrgent && (first === undefined || move.urgent! < first) && move.allows(tuple))
      first = move.urgent;
  }
  return first;
};

/** a rule that other units never allow */
const never: LocalRule = { urgent: undefined, aloneUrgent: false, next: [], allows: () => false };

const settlesBefore = ({ urgent }: LocalRule, rank: number): boolean =>
  urgent !== undefined && urgent <= rank;

type LocalRule = {
  readonly urgent: number | undefined;
  /** urgent, and these components alone decide whether it is enabled */
  readonly aloneUrgent: boolean;
  readonly allows: (tuple: readonly number[]) => boolean;
  readonly next: readonly (Int32Array | undefined)[];
};

const localRule = (
  flat: FlatRule,
  components: readonly number[],
  inside: ReadonlySet<number>,
  tables: readonly ChartTable[],
  counters: readonly ComponentCounter[],
): LocalRule => {
  const position = new Map(components.map((index, at) => [index, at]));
  const allow = [...flat.allow].flatMap(([index, states]) =>
    inside.has(index) ? [{ at: position.get(index)!, states }] : [],
  );
  const together = flat.together
    .filter((part) => part.components.some((component) => inside.has(component.index)))
    .map((part) => remembered(part, position, tables, flat.rule.name));
  const counts = flat.counts
    .filter((test) => isInside(test, counters, inside))
    .map((test) => ({
      ...test,
      weights: components.map((index) => counters[test.counter]!.weights.get(index)),
    }));
  const reads = [
    ...flat.allow.keys(),
    ...flat.together.flatMap((part) => part.components.map(({ index }) => index)),
  ];
  return {
    urgent: flat.rule.urgent,
    aloneUrgent:
      flat.rule.urgent !== undefined &&
      reads.every((index) => inside.has(index)) &&
      counts.length === flat.counts.length,
    next: components.map((index) => flat.next.get(index)),
    allows: (tuple) =>
      allow.every(({ at, states }) => states[tuple[at]!] === 1) &&
      together.every((holds) => holds(tuple)) &&
      counts.every(({ weights, least, most }) => {
        const sum = weights.reduce((total, weight, at) => total + (weight?.[tuple[at]!] ?? 0), 0);
        return sum >= least && sum <= most;
      }),
  };
};

/** A predicate over several components, asked once for each combination of their local states. */
const remembered = (
  part: Together,
  position: ReadonlyMap<number, number>,
  tables: readonly ChartTable[],
  rule: string,
): ((tuple: readonly number[]) => boolean) => {
  const places = part.components.map((component) => {
    const at = position.get(component.index);
    if (at === undefined) {
      const names = part.components.map(({ name }) => name).join(', ');
      throw new Refusal('CK203', `rule ${rule}`, `a predicate reads ${names}, which are not in one group`);
    }
    return { at, index: component.index };
  });
  const index = new TupleIndex(places.map((place) => tables[place.index]!.snapshots.length));
  const answers: boolean[] = [];
  return (tuple) => {
    const id = index.idOf(places.map((place) => tuple[place.at]!));
    const known = answers[id];
    if (known !== undefined) return known;
    const snapshots = places.map((place) => tables[place.index]!.snapshots[tuple[place.at]!]!);
    const answer = part.predicate(...snapshots);
    if (part.predicate(...snapshots) !== answer) {
      const text = snapshots.map(stateText).join('; ');
      throw new Refusal('CK103', `rule ${rule}`, `a predicate answers both true and false for ${text}`);
    }
    answers[id] = answer === part.wanted;
    return answers[id];
  };
};

/** Numbers tuples of small integers in the order in which they are first met. */
export class TupleIndex {
  private readonly ids = new Map<number | string, number>();
  private readonly radix: readonly number[];
  private readonly exact: boolean;

  constructor(radix: readonly number[]) {
    this.radix = radix;
    this.exact = radix.reduce((product, size) => product * size, 1) < Number.MAX_SAFE_INTEGER;
  }

  idOf(tuple: readonly number[]): number {
    const key = this.exact
      ? tuple.reduce((sum, value, at) => sum * this.radix[at]! + value, 0)
      : tuple.join();
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.ids.size);
    return this.ids.size - 1;
  }
}
