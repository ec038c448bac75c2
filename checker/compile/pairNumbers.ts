/**
 * Gives each pair of 32-bit numbers a number, in the order in which pairs are first met; a sequence is numbered
 * pair by pair. Exact: an open-addressing table of the pairs, since these are the inner loops of compilation.
 */
export class PairNumbers {
  private firsts: Int32Array = new Int32Array(1 << 4);
  private seconds: Int32Array = new Int32Array(1 << 4);
  /** by slot: number of the pair, and 1 */
  private slots: Int32Array = new Int32Array(1 << 5);
  private count = 0;

  of(first: number, second: number): number {
    const mask = this.slots.length - 1;
    for (let slot = mixed(first, second) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot]! - 1;
      if (number < 0) return this.add(first, second, slot);
      if (this.firsts[number] === first && this.seconds[number] === second) return number;
    }
  }

  private add(first: number, second: number, slot: number): number {
    const number = this.count;
    this.firsts[number] = first;
    this.seconds[number] = second;
    this.slots[slot] = number + 1;
    this.count += 1;
    if (this.count === this.firsts.length) this.grow();
    return number;
  }

  private grow(): void {
    this.firsts = enlarged(this.firsts);
    this.seconds = enlarged(this.seconds);
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = mixed(this.firsts[number]!, this.seconds[number]!) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }
}

const mixed = (first: number, second: number): number => {
  const product = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return product ^ (product >>> 15);
};

const enlarged = (array: Int32Array): Int32Array => {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
};
