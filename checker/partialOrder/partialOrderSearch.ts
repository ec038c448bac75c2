import type { Compiled } from '../compile/compiled.ts';
import { BreadthFirstSearch } from '../explore/breadthFirstSearch.ts';
import { layoutOf, unpack } from '../explore/layout.ts';
import { StubbornSets } from './stubbornSets.ts';

/** Why steps cannot be left out; `undefined` if they can. */
export const partialOrderRefusal = (compiled: Compiled): string | undefined =>
  compiled.urgent.length > 0
    ? 'urgent rules settle within the steps of others, so that hardly any two steps are independent'
    : undefined;

/**
 * Breadth-first search that leaves out steps whose order does not matter. It keeps which laws about states and
 * steps are broken, and all deadlocks; not how early they are found, nor which witnesses are met, nor anything
 * about whole runs. A state whose chosen steps lead to nothing new is expanded in full, so that nothing is put
 * off for ever. Where steps cannot be left out (`partialOrderRefusal`) it is a plain search.
 */
export class PartialOrderSearch extends BreadthFirstSearch {
  /** states in which steps were left out */
  reduced = 0;
  private readonly stubborn: StubbornSets | undefined;

  constructor(compiled: Compiled) {
    super(compiled, layoutOf(compiled));
    this.stubborn = partialOrderRefusal(compiled) ? undefined : new StubbornSets(compiled);
    this.set.add(this.expansion.first(), -1);
  }

  protected expand(index: number): void {
    const rules: number[] = [];
    const successors: Int32Array[] = [];
    this.steps(index, (rule, successor) => {
      rules.push(rule);
      successors.push(successor);
    });
    const before = this.set.size;
    const chosen = this.stubborn?.choose(unpack(this.layout, this.state), rules);
    if (chosen) {
      for (const rule of chosen) this.set.add(successors[rules.indexOf(rule)]!, index);
    }
    const enough = chosen !== undefined && this.set.size > before;
    if (enough) this.reduced += 1;
    else for (const successor of successors) this.set.add(successor, index);
    for (const rule of enough ? chosen : rules) {
      this.counts[rule]! += 1;
      this.transitions += 1;
    }
  }
}
