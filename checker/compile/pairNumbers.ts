import { Tuples } from './tuples.ts';

/** Gives each pair of 32-bit numbers a number, in the order in which pairs are first met; a sequence is numbered pair by pair. */
export class PairNumbers {
  private readonly pairs = new Tuples(2);
  private readonly pair = new Int32Array(2);

  of(first: number, second: number): number {
    const { pair } = this;
    pair[0] = first;
    pair[1] = second;
    return this.pairs.idOf(pair);
  }
}
