/**
 * The set of states found so far, in the order in which they were found: packed words, parents, and an
 * open-addressing table of indices. It grows before its load passes one half.
 */
export class StateSet {
  private readonly words: number;
  private store: Int32Array;
  private parents: Int32Array;
  private slots: Int32Array;
  private count = 0;

  constructor(words: number, capacity = 1 << 12) {
    this.words = words;
    this.store = new Int32Array(capacity * words);
    this.parents = new Int32Array(capacity);
    this.slots = new Int32Array(capacity * 2);
  }

  get size(): number {
    return this.count;
  }

  get bytes(): number {
    return this.store.byteLength + this.parents.byteLength + this.slots.byteLength;
  }

  /** Adds a state; true if it is new. */
  add(state: Int32Array, parent: number): boolean {
    const { words, store, slots } = this;
    const mask = slots.length - 1;
    for (let slot = hash(state, words) & mask; ; slot = (slot + 1) & mask) {
      const index = slots[slot]! - 1;
      if (index < 0) {
        slots[slot] = this.count + 1;
        this.append(state, parent);
        return true;
      }
      let word = 0;
      while (word < words && store[index * words + word] === state[word]) word++;
      if (word === words) return false;
    }
  }

  read(index: number, into: Int32Array): void {
    const at = index * this.words;
    for (let word = 0; word < this.words; word++) into[word] = this.store[at + word]!;
  }

  parentOf(index: number): number {
    return this.parents[index]!;
  }

  private append(state: Int32Array, parent: number): void {
    this.store.set(state, this.count * this.words);
    this.parents[this.count] = parent;
    this.count += 1;
    if (this.count === this.parents.length) this.grow();
  }

  private grow(): void {
    const capacity = this.parents.length * 2;
    this.store = enlarged(this.store, capacity * this.words);
    this.parents = enlarged(this.parents, capacity);
    this.slots = new Int32Array(capacity * 2);
    const mask = this.slots.length - 1;
    const state = new Int32Array(this.words);
    for (let index = 0; index < this.count; index++) {
      this.read(index, state);
      let slot = hash(state, this.words) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = index + 1;
    }
  }
}

const enlarged = (array: Int32Array, length: number): Int32Array => {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
};

const hash = (state: Int32Array, words: number): number => {
  let value = 0;
  for (let word = 0; word < words; word++) {
    value = Math.imul(value ^ state[word]!, 0x9e3779b1);
    value ^= value >>> 15;
  }
  value = Math.imul(value, 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
};
