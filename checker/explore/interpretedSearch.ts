import type { Compiled } from '../compile/compiled.ts';
import { BreadthFirstSearch } from './breadthFirstSearch.ts';
import { type Layout, layoutOf } from './layout.ts';

export type InterpretedOptions = {
  /** replaces a packed state by the one that is stored in its place: the representative of its orbit */
  readonly canonical?: (state: Int32Array) => void;
  readonly layout?: Layout;
};

/**
 * Breadth-first search over the tables, in plain TypeScript and readable: the definition that generated
 * engines are held to, and the one that runs where they cannot.
 */
export class InterpretedSearch extends BreadthFirstSearch {
  readonly isExact: boolean;
  private readonly canonical: (state: Int32Array) => void;

  constructor(compiled: Compiled, { canonical, layout = layoutOf(compiled) }: InterpretedOptions = {}) {
    super(compiled, layout);
    this.isExact = canonical === undefined;
    this.canonical = canonical ?? (() => {});
    const first = this.expansion.first();
    this.canonical(first);
    this.set.add(first, -1);
  }

  protected expand(index: number): void {
    this.steps(index, (rule, successor) => {
      this.counts[rule]! += 1;
      this.canonical(successor);
      this.set.add(successor, index);
    });
    this.transitions += this.expansion.enabled;
  }
}
