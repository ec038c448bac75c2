import { type Layout, presentBit } from '../explore/layout.ts';
import type { Search } from '../explore/search.ts';

/**
 * The states of a search, copied side by side, and a table that finds a state's number again. Any engine's
 * packing will do, as long as its fields lie as the layout says.
 */
export class StateIndex {
  readonly count: number;
  readonly layout: Layout;
  private readonly words: number;
  private readonly store: Int32Array;
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(search: Search, layout: Layout) {
    this.count = search.status().states;
    this.layout = layout;
    this.words = layout.words;
    // one more, so that an empty slot can be looked at too
    this.store = new Int32Array((this.count + 1) * this.words);
    let size = 16;
    while (size < this.count * 2) size *= 2;
    this.slots = new Int32Array(size);
    this.mask = size - 1;
    for (let index = 0; index < this.count; index++) {
      const at = index * this.words;
      const packed = search.stateAt(index);
      for (let word = 0; word < this.words; word++) this.store[at + word] = packed[word]!;
      this.store[at + this.words - 1]! &= ~presentBit;
    }
    for (let index = 0; index < this.count; index++) {
      let slot = this.slotOf(this.store, index * this.words);
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = index + 1;
    }
  }

  /** Copies the words of a state, without the bit that marks it present. */
  read(index: number, into: Int32Array, at: number): void {
    for (let word = 0; word < this.words; word++) into[at + word] = this.store[index * this.words + word]!;
  }

  /** Where the search for these words begins: asked for many states first, cache misses overlap. */
  slotOf(states: Int32Array, at: number): number {
    let value = 0;
    for (let word = 0; word < this.words; word++) {
      value = Math.imul(value ^ states[at + word]!, 0x9e3779b1);
      value ^= value >>> 15;
    }
    value = Math.imul(value, 0x85ebca6b);
    return (value ^ (value >>> 13)) & this.mask;
  }

  /**
   * Looks at the memory that `find` will need for so many states, so that the processor fetches many of them at
   * a time; returns a number only to be kept from being optimised away.
   */
  touch(slots: Int32Array, count: number, into: Int32Array): number {
    for (let at = 0; at < count; at++) into[at] = this.slots[slots[at]!]!;
    let touched = 0;
    for (let at = 0; at < count; at++) touched ^= this.store[into[at]! * this.words]! | 0;
    return touched;
  }

  /** The number of the state with these words, or -1 if the search did not store it. */
  find(states: Int32Array, at: number, firstSlot = this.slotOf(states, at)): number {
    for (let slot = firstSlot; ; slot = (slot + 1) & this.mask) {
      const index = this.slots[slot]! - 1;
      if (index < 0) return -1;
      let word = 0;
      while (word < this.words && this.store[index * this.words + word] === states[at + word]) word++;
      if (word === this.words) return index;
    }
  }
}
