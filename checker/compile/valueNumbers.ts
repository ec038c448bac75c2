import { PairNumbers } from './pairNumbers.ts';

const ofList = -1;
const ofRecord = -2;

/**
 * Numbers plain data from 0, in the order in which it is met: what JSON says the same of has one number. Records inside
 * of others are looked at once, if they are the same object again.
 */
export class ValueNumbers {
  /** by number: the first such value */
  readonly values: unknown[] = [];
  private readonly numbers = new Map<number, number>();
  /** numbers of what lists and records consist of: 0 and more; of all else: below `ofRecord` */
  private readonly pairs = new PairNumbers();
  private readonly primitives = new Map<unknown, number>();
  private readonly records = new WeakMap<object, number>();

  of(value: unknown): number {
    const content = this.contentOf(value);
    const known = this.numbers.get(content);
    if (known !== undefined) return known;
    this.numbers.set(content, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }

  private contentOf(value: unknown): number {
    if (typeof value !== 'object' || value === null) return this.primitive(value);
    if (Array.isArray(value)) {
      let list = this.pairs.of(ofList, value.length);
      for (const part of value) list = this.pairs.of(list, this.partOf(part));
      return list;
    }
    let record = this.pairs.of(ofRecord, 0);
    for (const key of Object.keys(value)) {
      const field = (value as { readonly [key: string]: unknown })[key];
      if (field === undefined) continue;
      record = this.pairs.of(this.pairs.of(record, this.primitive(key)), this.partOf(field));
    }
    return record;
  }

  private partOf(part: unknown): number {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return this.contentOf(part);
    const known = this.records.get(part) ?? this.contentOf(part);
    this.records.set(part, known);
    return known;
  }

  private primitive(value: unknown): number {
    const known = this.primitives.get(value) ?? ofRecord - 1 - this.primitives.size;
    this.primitives.set(value, known);
    return known;
  }
}
