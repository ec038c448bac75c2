import { PairNumbers } from '../compile/pairNumbers.ts';
import type { AnyComponent } from '../system/component.ts';

/**
 * Numbers the joint states of a few components, from 0 in the order in which they are met. Asked about the states of
 * a run one after the other, it works out only what follows the first component that has moved. `seen` gives states
 * of the component at a place one number where nobody sees a difference.
 */
export class TupleNumbers {
  private readonly indexes: readonly number[];
  private readonly seen: (place: number, local: number) => number;
  /** numbers of what comes before the last component, and then of everything */
  private readonly prefixes = new PairNumbers();
  private readonly wholes = new PairNumbers();
  /** by place: the local state that was met last, what was seen of it, and the number of everything up to it */
  private readonly locals: number[];
  private readonly sights: number[];
  private readonly numbers: number[];

  constructor(
    components: readonly Pick<AnyComponent, 'index'>[],
    seen: (place: number, local: number) => number = (_, local) => local,
  ) {
    this.indexes = components.map(({ index }) => index);
    this.seen = seen;
    this.locals = this.indexes.map(() => -1);
    this.sights = this.indexes.map(() => -1);
    this.numbers = this.indexes.map(() => 0);
  }

  of(state: readonly number[]): number {
    const { indexes, locals, sights } = this;
    let moved = indexes.length;
    for (let place = indexes.length - 1; place >= 0; place--) {
      const local = state[indexes[place]!]!;
      if (local === locals[place]) continue;
      locals[place] = local;
      const sight = this.seen(place, local);
      if (sight === sights[place]) continue;
      sights[place] = sight;
      moved = place;
    }
    return this.numberFrom(moved);
  }

  private numberFrom(moved: number): number {
    const { sights, numbers } = this;
    const last = sights.length - 1;
    for (let place = moved; place <= last; place++) {
      const before = place === 0 ? 0 : numbers[place - 1]!;
      numbers[place] = (place === last ? this.wholes : this.prefixes).of(before, sights[place]!);
    }
    return last < 0 ? 0 : numbers[last]!;
  }
}
