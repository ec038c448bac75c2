import type { AnyMachineSnapshot } from 'xstate';
import type { ChartTable } from '../charts/chartTable.ts';
import { stateText } from '../charts/stateKey.ts';
import { Refusal } from '../refusal.ts';
import { sightNumber } from '../system/sight.ts';
import type { Together } from './flatRule.ts';
import { Tuples } from './tuples.ts';

/**
 * Predicates over several components of one unit, each asked once for each combination of what it may read of them.
 * They are asked about one joint state after the other.
 */
export class JointPredicates {
  private readonly components: readonly number[];
  private readonly tables: readonly ChartTable[];
  private readonly together: SeenTogether[] = [];
  private readonly known = new Map<Together['predicate'], Asked>();

  constructor(components: readonly number[], tables: readonly ChartTable[]) {
    this.components = components;
    this.tables = tables;
  }

  /** What is asked from now on is about this joint state. */
  turnTo(tuple: ArrayLike<number>): void {
    for (const seen of this.together) seen.turnTo(tuple);
  }

  /** A predicate of a rule, to be asked. */
  asked(part: Together, rule: string): Asked {
    const known = this.known.get(part.predicate);
    if (known) return known;
    const asked = new Asked(part, this.seenBy(part, rule), rule, this.known.size);
    this.known.set(part.predicate, asked);
    return asked;
  }

  /** Whether predicates of other components, one for each of these, said the same whatever they were asked. */
  agreesWith(other: JointPredicates): boolean {
    const others = [...other.known.values()];
    const pairs = [...this.known.values()].map((asked, at) => ({ asked, answered: others[at]! }));
    return other.together.every((seen) => {
      const asking = pairs.filter(({ answered }) => answered.seen === seen);
      return seen.everySeen((snapshots, number) =>
        asking.every(({ asked, answered }) => asked.saysTheSame(answered, snapshots, number)),
      );
    });
  }

  /** Predicates that see the same of the same components share what is numbered. */
  private seenBy({ components, sights }: Together, rule: string): SeenTogether {
    const places = components.map(({ index }, part) => {
      const at = this.components.indexOf(index);
      if (at < 0) {
        const names = components.map(({ name }) => name).join(', ');
        throw new Refusal('CK203', `rule ${rule}`, `a predicate reads ${names}, which are not in one group`);
      }
      return { at, sight: sights?.[part] };
    });
    const known = this.together.find(
      (seen) =>
        seen.places.length === places.length &&
        places.every(({ at, sight }, part) => {
          const other = seen.places[part]!;
          return at === other.at && sight === other.sight;
        }),
    );
    if (known) return known;
    const seen = new SeenTogether(
      places,
      places.map(({ at }) => this.tables[this.components[at]!]!),
    );
    this.together.push(seen);
    return seen;
  }
}

type Place = { readonly at: number; readonly sight: NonNullable<Together['sights']>[number] };

/** What is seen of some components together, numbered. */
class SeenTogether {
  readonly places: readonly Place[];
  private readonly tables: readonly ChartTable[];
  /** by place and local state: a number of what is seen; absent: everything is */
  private readonly sights: readonly (Int32Array | undefined)[];
  private readonly tuples: Tuples;
  private readonly locals: Int32Array;
  private readonly numbers: Int32Array;
  /** by number: the first local states of which it was seen */
  private readonly firsts: Int32Array[] = [];
  /** of the present joint state, once it was asked for */
  private number = -1;

  constructor(places: readonly Place[], tables: readonly ChartTable[]) {
    this.places = places;
    this.tables = tables;
    this.sights = places.map(({ sight }, part) =>
      sight
        ? Int32Array.from(tables[part]!.snapshots, (snapshot) => sightNumber(sight, snapshot))
        : undefined,
    );
    this.tuples = new Tuples(places.length);
    this.locals = new Int32Array(places.length);
    this.numbers = new Int32Array(places.length);
  }

  turnTo(tuple: ArrayLike<number>): void {
    const { places, locals } = this;
    let isSame = this.number >= 0;
    for (let part = 0; part < locals.length; part++) {
      const local = tuple[places[part]!.at]!;
      isSame &&= locals[part] === local;
      locals[part] = local;
    }
    if (!isSame) this.number = -1;
  }

  numberNow(): number {
    if (this.number < 0) {
      const { locals, numbers, sights } = this;
      for (let part = 0; part < locals.length; part++)
        numbers[part] = sights[part]?.[locals[part]!] ?? locals[part]!;
      this.number = this.tuples.idOf(numbers);
      this.firsts[this.number] ??= locals.slice();
    }
    return this.number;
  }

  snapshotsNow(locals = this.locals) {
    return this.tables.map(({ snapshots }, part) => snapshots[locals[part]!]!);
  }

  everySeen(test: (snapshots: Snapshots, number: number) => boolean): boolean {
    return this.firsts.every((locals, number) => test(this.snapshotsNow(locals), number));
  }

  /** What it is, whatever the components are called. */
  toJSON() {
    return [this.places.map(({ at }) => at), this.sights];
  }
}

type Snapshots = readonly AnyMachineSnapshot[];

/** A predicate and its answers so far. */
export class Asked {
  readonly seen: SeenTogether;
  private readonly part: Together;
  private readonly rule: string;
  private readonly place: number;
  private readonly answers: boolean[] = [];

  /** @param place the how manieth predicate of its unit it is */
  constructor(part: Together, seen: SeenTogether, rule: string, place: number) {
    this.part = part;
    this.seen = seen;
    this.rule = rule;
    this.place = place;
  }

  /** What another one was asked about these snapshots, it answers the same. */
  saysTheSame({ answers }: Asked, snapshots: Snapshots, number: number): boolean {
    return answers[number] === undefined || this.part.predicate(...snapshots) === answers[number];
  }

  /** What it sees, and which of the predicates it is. */
  toJSON() {
    return [this.seen, this.place];
  }

  /** What it says of the present joint state. */
  answer(): boolean {
    const number = this.seen.numberNow();
    const known = this.answers[number];
    if (known !== undefined) return known;
    const { predicate } = this.part;
    const snapshots = this.seen.snapshotsNow();
    const answer = predicate(...snapshots);
    if (predicate(...snapshots) !== answer) {
      const text = snapshots.map(stateText).join('; ');
      throw new Refusal('CK103', `rule ${this.rule}`, `a predicate answers both true and false for ${text}`);
    }
    this.answers[number] = answer;
    return answer;
  }
}
