/**
 * Where states come from, in very little memory: threads append new states batch by batch, and of each batch only the
 * first new state and the first state that it was expanded from are kept.
 */
export class Origins {
  /** pairs, in the order of the new states */
  private pairs: Uint32Array = new Uint32Array(1 << 10);
  private count = 0;

  get bytes(): number {
    return this.pairs.byteLength;
  }

  /** Pairs of batches that came after all of those before, in any order. */
  add(noted: readonly Uint32Array[]): void {
    const added = noted
      .flatMap((pairs) =>
        Array.from({ length: pairs.length / 2 }, (_, at) => pairs.subarray(2 * at, 2 * at + 2)),
      )
      .sort((a, b) => a[0]! - b[0]!);
    this.ensure(this.count + added.length);
    for (const pair of added) this.pairs.set(pair, 2 * this.count++);
  }

  /** A state that a state was found from is this one, or one of those after it. */
  fromOf(state: number): number {
    let low = 0;
    let high = this.count;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.pairs[2 * middle]! <= state) low = middle;
      else high = middle;
    }
    return this.pairs[2 * low + 1]!;
  }

  /** All pairs, to be saved. */
  get saved(): Uint32Array {
    return this.pairs.subarray(0, 2 * this.count);
  }

  /** Room for so many pairs, which are to be read into it: in place of all that is there. */
  restored(count: number): Uint32Array {
    this.ensure(count);
    this.count = count;
    return this.saved;
  }

  private ensure(count: number): void {
    if (2 * count <= this.pairs.length) return;
    const larger = new Uint32Array(Math.max(2 * count, Math.ceil(this.pairs.length * 1.25)));
    larger.set(this.saved);
    this.pairs = larger;
  }
}
