/**
 * Tuples of small integers, numbered from 0 in the order in which they are first met. An open-addressing table of the
 * tuples themselves, since this is the inner loop of compilation.
 */
export class Tuples {
  count = 0;
  /** the tuples in the order of their numbers, one after the other; what comes after the last has no meaning */
  values: Int32Array;
  private readonly width: number;
  /** by slot: number of the tuple, and 1 */
  private slots = new Int32Array(1 << 8);

  constructor(width: number) {
    this.width = width;
    this.values = new Int32Array(width << 7);
  }

  idOf(tuple: ArrayLike<number>): number {
    const { width, values, slots } = this;
    const mask = slots.length - 1;
    for (let slot = hashOf(tuple, 0, width) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot]! - 1;
      if (number < 0) return this.add(tuple, slot);
      let at = 0;
      while (at < width && values[number * width + at] === tuple[at]) at++;
      if (at === width) return number;
    }
  }

  private add(tuple: ArrayLike<number>, slot: number): number {
    const number = this.count;
    for (let at = 0; at < this.width; at++) this.values[number * this.width + at] = tuple[at]!;
    this.slots[slot] = number + 1;
    this.count += 1;
    if (this.count * 2 >= this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    const { width } = this;
    const values = new Int32Array(this.slots.length * width);
    values.set(this.values.subarray(0, this.count * width));
    this.values = values;
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = hashOf(values, number * width, width) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }
}

const hashOf = (values: ArrayLike<number>, from: number, width: number): number => {
  let hash = 0;
  for (let at = 0; at < width; at++) {
    hash = Math.imul(hash ^ values[from + at]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
};
