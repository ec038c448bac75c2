import type { ChartTable } from '../charts/chartTable.ts';
import type { ComponentCounter, CountTest } from './counter.ts';
import type { FlatRule } from './flatRule.ts';
import { type Asked, JointPredicates } from './jointPredicates.ts';

/** Where a rule takes a component, by its place in the unit. */
export type Move = { readonly at: number; readonly next: Int32Array };

type LocalRule = {
  readonly urgent: number | undefined;
  readonly together: readonly { readonly asked: Asked; readonly wanted: boolean }[];
  readonly counts: readonly {
    readonly weights: readonly Weights[];
    readonly least: number;
    readonly most: number;
  }[];
};

type Weights = { readonly at: number; readonly table: Float64Array };

/** What the flat rules of one unit are to its own components, whatever the others do. */
export class UnitRules {
  /** by position of the rule: how it moves the unit */
  readonly moves: readonly (readonly Move[])[];
  /** of the joint state that was asked about last: positions of the rules that it allows, in their order */
  readonly enabled: Int32Array;
  private readonly rules: readonly LocalRule[];
  private readonly predicates: JointPredicates;
  private readonly words: number;
  /** by component, where rules read it: for each of its local states, bits of the rules that this allows */
  private readonly masks: readonly { readonly at: number; readonly bits: Int32Array }[];
  private readonly possible: Int32Array;
  /** urgent, and these components alone decide whether they are enabled */
  private readonly aloneUrgent: Int32Array;
  private readonly candidates: Int32Array;
  private readonly tables: readonly ChartTable[];

  /** @param impossible flat rules that other units never allow */
  constructor(
    flats: readonly FlatRule[],
    rules: readonly number[],
    components: readonly number[],
    tables: readonly ChartTable[],
    counters: readonly ComponentCounter[],
    impossible: ReadonlySet<number>,
  ) {
    const inside = new Set(components);
    this.tables = components.map((index) => tables[index]!);
    this.words = Math.max(1, Math.ceil(rules.length / 32));
    this.predicates = new JointPredicates(components, tables);
    this.rules = rules.map((index) => this.localRule(flats[index]!, inside, components, counters));
    this.moves = rules.map((index) =>
      components.flatMap((component, at) => {
        const next = flats[index]!.next.get(component);
        return next ? [{ at, next }] : [];
      }),
    );
    this.masks = components.flatMap((component, at) => {
      const allows = rules.map((index) => flats[index]!.allow.get(component));
      return allows.some((allow) => allow) ? [{ at, bits: this.maskOf(allows) }] : [];
    });
    this.possible = this.bitsWhere(rules, (index) => !impossible.has(index));
    this.aloneUrgent = this.bitsWhere(rules, (index) => isUrgentAlone(flats[index]!, inside, counters));
    this.candidates = new Int32Array(this.words);
    this.enabled = new Int32Array(rules.length);
  }

  /**
   * How many rules a joint state allows; `enabled` begins with their positions. Where an urgent rule is enabled by these
   * components alone, nothing can happen but urgent rules up to it: such a state is only passed through while a step
   * settles.
   */
  allowedIn(tuple: ArrayLike<number>): number {
    this.predicates.turnTo(tuple);
    this.narrow(tuple);
    const first = this.firstSettling(tuple);
    let count = 0;
    this.eachCandidate(this.possible, (position) => {
      const { urgent } = this.rules[position]!;
      if (first !== undefined && (urgent === undefined || urgent > first)) return;
      if (this.holds(position, tuple)) this.enabled[count++] = position;
    });
    return count;
  }

  /**
   * Whether another unit, of which all is known, has the same rules over the same charts, place by place: then it does the
   * same. Predicates are asked whatever those of the other were.
   */
  isLike(other: UnitRules): boolean {
    return (
      this.tables.length === other.tables.length &&
      this.tables.every((table, at) => table === other.tables[at]) &&
      this.text() === other.text() &&
      this.predicates.agreesWith(other.predicates)
    );
  }

  private text(): string {
    return JSON.stringify([this.rules, this.moves, this.masks, this.possible, this.aloneUrgent]);
  }

  private firstSettling(tuple: ArrayLike<number>): number | undefined {
    let first: number | undefined;
    this.eachCandidate(this.aloneUrgent, (position) => {
      const urgent = this.rules[position]!.urgent!;
      if ((first === undefined || urgent < first) && this.holds(position, tuple)) first = urgent;
    });
    return first;
  }

  /** Rules that every component allows by itself. */
  private narrow(tuple: ArrayLike<number>): void {
    const { words, candidates } = this;
    candidates.set(this.possible);
    for (const { at, bits } of this.masks) {
      const from = tuple[at]! * words;
      for (let word = 0; word < words; word++) candidates[word]! &= bits[from + word]!;
    }
  }

  private eachCandidate(among: Int32Array, visit: (position: number) => void): void {
    for (let word = 0; word < this.words; word++) {
      for (let bits = this.candidates[word]! & among[word]!; bits !== 0; bits &= bits - 1)
        visit(word * 32 + 31 - Math.clz32(bits & -bits));
    }
  }

  private holds(position: number, tuple: ArrayLike<number>): boolean {
    const { together, counts } = this.rules[position]!;
    for (const { asked, wanted } of together) if (asked.answer() !== wanted) return false;
    for (const { weights, least, most } of counts) {
      let sum = 0;
      for (const { at, table } of weights) sum += table[tuple[at]!]!;
      if (sum < least || sum > most) return false;
    }
    return true;
  }

  private localRule(
    flat: FlatRule,
    inside: ReadonlySet<number>,
    components: readonly number[],
    counters: readonly ComponentCounter[],
  ): LocalRule {
    return {
      urgent: flat.rule.urgent,
      together: flat.together
        .filter((part) => part.components.some((component) => inside.has(component.index)))
        .map((part) => ({ asked: this.predicates.asked(part, flat.rule.name), wanted: part.wanted })),
      counts: flat.counts
        .filter((test) => isInside(test, counters, inside))
        .map(({ counter, least, most }) => ({
          least,
          most,
          weights: components.flatMap((component, at) => {
            const table = counters[counter]!.weights.get(component);
            return table ? [{ at, table }] : [];
          }),
        })),
    };
  }

  private maskOf(allows: readonly (Uint8Array | undefined)[]): Int32Array {
    const { words } = this;
    const size = allows.find((allow) => allow)!.length;
    const bits = new Int32Array(size * words).fill(-1);
    allows.forEach((allow, position) => {
      for (let local = 0; local < size; local++) {
        if (allow?.[local] === 0) bits[local * words + (position >>> 5)]! &= ~(1 << (position & 31));
      }
    });
    return bits;
  }

  private bitsWhere(rules: readonly number[], isIt: (rule: number) => boolean): Int32Array {
    const bits = new Int32Array(this.words);
    rules.forEach((rule, position) => {
      if (isIt(rule)) bits[position >>> 5]! |= 1 << (position & 31);
    });
    return bits;
  }
}

/** Is this count decided by these components alone? */
export const isInside = (
  test: CountTest,
  counters: readonly ComponentCounter[],
  inside: ReadonlySet<number>,
): boolean => [...counters[test.counter]!.weights.keys()].every((index) => inside.has(index));

const isUrgentAlone = (
  { rule, allow, together, counts }: FlatRule,
  inside: ReadonlySet<number>,
  counters: readonly ComponentCounter[],
): boolean =>
  rule.urgent !== undefined &&
  [...allow.keys()].every((index) => inside.has(index)) &&
  together.every((part) => part.components.every(({ index }) => inside.has(index))) &&
  counts.every((test) => isInside(test, counters, inside));
