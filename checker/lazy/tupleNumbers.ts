import { PairNumbers } from '../compile/pairNumbers.ts';
import type { AnyComponent } from '../system/component.ts';

/**
 * Numbers the joint states of a few components, from 0 in the order in which they are met. Asked about the states of
 * a run one after the other, it works out only what follows the first component that has moved.
 */
export class TupleNumbers {
  private readonly indexes: readonly number[];
  /** numbers of what comes before the last component, and then of everything */
  private readonly prefixes = new PairNumbers();
  private readonly wholes = new PairNumbers();
  /** by place: the local state that was met last, and the number of everything up to it */
  private readonly locals: number[];
  private readonly numbers: number[];

  constructor(components: readonly Pick<AnyComponent, 'index'>[]) {
    this.indexes = components.map(({ index }) => index);
    this.locals = this.indexes.map(() => -1);
    this.numbers = this.indexes.map(() => 0);
  }

  of(state: readonly number[]): number {
    const { indexes, locals, numbers } = this;
    const last = indexes.length - 1;
    let place = 0;
    while (place <= last && state[indexes[place]!] === locals[place]) place++;
    for (; place <= last; place++) {
      const local = state[indexes[place]!]!;
      const before = place === 0 ? 0 : numbers[place - 1]!;
      locals[place] = local;
      numbers[place] = (place === last ? this.wholes : this.prefixes).of(before, local);
    }
    return last < 0 ? 0 : numbers[last]!;
  }
}
