import type { CanonicalContext } from '../explore/wasm/hooks.ts';
import { type Code, folded, i32, i64, select } from '../explore/wasm/module/code.ts';
import type { FunctionWriter, Local } from '../explore/wasm/module/moduleWriter.ts';
import type { SortingPlan } from './places.ts';
import { comparators } from './sortingNetwork.ts';
import type { SortingTables } from './sortingTables.ts';

/** mixes types that do not fit into a key as digits */
const mixer = 0x9e3779b97f4a7c15n;

/** A member of the family of places as it is sorted: what it is sorted by, where it was, its own code. */
type Ranked = { readonly key: Local; readonly old: Local; readonly code: Local };

/** Writes the code that sorts one state: straight, without a loop. */
export class SortingCode {
  private readonly context: CanonicalContext;
  private readonly plan: SortingPlan;
  private readonly tables: SortingTables;
  private readonly writer: FunctionWriter;
  private readonly written: Code[] = [];
  private readonly words: readonly Local[];
  /** by sorted family: the codes of its members */
  private readonly families: readonly (readonly Local[])[];

  constructor(context: CanonicalContext, plan: SortingPlan, tables: SortingTables) {
    this.context = context;
    this.plan = plan;
    this.tables = tables;
    this.writer = context.writer;
    this.words = Array.from({ length: context.places.words }, () => this.writer.i64());
    this.families = plan.sorted.map(({ units }) => units.map(() => this.writer.i32()));
  }

  code(): Code {
    const { address } = this.context;
    for (const [at, word] of this.words.entries()) this.written.push(word.set(i64.load(address, 8 * at)));
    this.families.forEach((members, family) => {
      for (const [member, held] of members.entries()) {
        const unit = this.plan.sorted[family]!.units[member]!;
        this.written.push(held.set(entry(this.tables.codes[family]![member]!, this.localOf(unit))));
      }
    });
    this.sortFamilies();
    const ranked = this.plan.places ? this.rankedPlaces(this.plan.places.units) : [];
    if (ranked.length > 0) {
      this.movePlaces(ranked);
      this.sortFamilies();
    }
    for (const word of this.words.keys()) this.written.push(this.stored(word, ranked));
    return this.written;
  }

  private localOf(unit: number): Code {
    const { word, shift, bits } = this.context.places.units[unit]!;
    const shifted = i64.shrU(this.words[word]!.get, i64.const(BigInt(shift)));
    return i32.wrap(i64.and(shifted, i64.const(2n ** BigInt(bits) - 1n)));
  }

  private sortFamilies(): void {
    const spare = this.writer.i32();
    for (const members of this.families) {
      for (const [low, high] of comparators(members.length)) {
        const [one, other] = [members[low]!, members[high]!];
        const smaller = select(other.get, one.get, i32.gtU(one.get, other.get));
        const greater = select(one.get, other.get, i32.gtU(one.get, other.get));
        this.written.push(spare.set(smaller), other.set(greater), one.set(spare.get));
      }
    }
  }

  /** The places in their new order: by their own codes and by the types of what is at them. */
  private rankedPlaces(units: readonly number[]): Ranked[] {
    const { writer, written, tables, plan } = this;
    const ranked = units.map((unit, at): Ranked => {
      const each = { key: writer.i64(), old: writer.i32(), code: writer.i32() };
      written.push(each.code.set(entry(tables.ofPlaces.codes[at]!, this.localOf(unit))));
      written.push(
        each.old.set(i32.const(at + 1)),
        each.key.set(i64.extend(i32.add(each.code.get, i32.const(1)))),
      );
      return each;
    });
    const factor = i64.const(this.digits() ?? mixer);
    const place = writer.i32();
    const type = writer.i64();
    for (const [family, members] of this.families.entries()) {
      for (const member of members) {
        written.push(place.set(entry(tables.places[family]!, member.get)));
        written.push(type.set(i64.extend(entry(tables.types[family]!, member.get))));
        for (const [at, { key }] of ranked.entries()) {
          const more = i64.add(i64.mul(key.get, factor), type.get);
          written.push(key.set(select(more, key.get, i32.eq(place.get, i32.const(at + 1)))));
        }
      }
    }
    const flag = writer.i32();
    const spare = writer.i32();
    const wideSpare = writer.i64();
    for (const [low, high] of comparators(plan.places!.units.length)) {
      const [one, other] = [ranked[low]!, ranked[high]!];
      written.push(flag.set(i64.geU(other.key.get, one.key.get)));
      written.push(inOrder(one.key, other.key, wideSpare, flag), inOrder(one.old, other.old, spare, flag));
      written.push(inOrder(one.code, other.code, spare, flag));
    }
    return ranked;
  }

  /** The base of keys whose first digit is the own code and 1, the others types; none if they do not fit. */
  private digits(): bigint | undefined {
    const types = this.plan.sorted.reduce((sum, each) => sum + each.types, 1);
    const base = Math.max(types, this.plan.places!.codes[0]!.length + 1);
    const members = this.families.reduce((sum, family) => sum + family.length, 0);
    return (members + 1) * Math.log2(base) < 63 ? BigInt(base) : undefined;
  }

  /** What was at a place is where it is now. */
  private movePlaces(ranked: readonly Ranked[]): void {
    const place = this.writer.i32();
    for (const [family, members] of this.families.entries()) {
      for (const member of members) {
        this.written.push(place.set(entry(this.tables.places[family]!, member.get)));
        const now = ranked.reduce<Code>(
          (sofar, { old }, at) => select(i32.const(at + 1), sofar, i32.eq(old.get, place.get)),
          i32.const(0),
        );
        this.written.push(member.set(i32.add(i32.sub(member.get, place.get), now)));
      }
    }
  }

  private stored(word: number, ranked: readonly Ranked[]): Code {
    const { places, address } = this.context;
    const parts: Code[] = [];
    let moved = 0n;
    const take = (unit: number, table: number, code: Local): void => {
      const place = places.units[unit]!;
      if (place.word !== word) return;
      moved |= (2n ** BigInt(place.bits) - 1n) << BigInt(place.shift);
      parts.push(i64.load(i32.add(i32.shl(code.get, i32.const(3)), i32.const(table))));
    };
    for (const [at, { code }] of ranked.entries())
      take(this.plan.places!.units[at]!, this.tables.ofPlaces.bits[at]!, code);
    for (const [family, { units }] of this.plan.sorted.entries()) {
      for (const [member, unit] of units.entries())
        take(unit, this.tables.bits[family]![member]!, this.families[family]![member]!);
    }
    const kept = i64.and(this.words[word]!.get, i64.const(~moved & (2n ** 64n - 1n)));
    return i64.store(address, folded(i64.or, [kept, ...parts], kept), 8 * word);
  }
}

/** An entry of a table of 32-bit numbers. */
const entry = (table: number, index: Code): Code =>
  i32.load(i32.add(i32.shl(index, i32.const(2)), i32.const(table)));

/** Leaves two variables as they are if they are in order, and exchanges them if not. */
const inOrder = (one: Local, other: Local, spare: Local, areInOrder: Local): Code => [
  spare.set(select(one.get, other.get, areInOrder.get)),
  other.set(select(other.get, one.get, areInOrder.get)),
  one.set(spare.get),
];
