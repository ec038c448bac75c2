import type { Compiled } from '../compile/compiled.ts';
import { layoutOf } from '../explore/layout.ts';
import type { SearchStatus } from '../explore/search.ts';
import { StoredSearch } from '../explore/storedSearch.ts';
import { type Random, randomFrom } from './random.ts';

/**
 * Depth-first search that tries the rules of each state in a random order, and stores a bounded number of
 * states. It finds deep breaches early, but not by a shortest way, and states are not numbered by depth.
 */
export class DepthFirstSearch extends StoredSearch {
  private readonly random: Random;
  private readonly limit: number;
  private readonly open: number[] = [0];
  private readonly depths: number[] = [0];
  private readonly levels: number[] = [1];
  private expanded = 0;

  constructor(compiled: Compiled, { seed, states }: { readonly seed: number; readonly states: number }) {
    super(compiled, layoutOf(compiled));
    this.random = randomFrom(seed);
    this.limit = states;
    this.set.add(this.expansion.first(), -1);
  }

  advance(states: number): boolean {
    for (let portion = 0; portion < states; portion++) {
      const index = this.open.pop();
      if (index === undefined) return false;
      this.expand(index);
    }
    return this.open.length > 0;
  }

  status(): SearchStatus {
    return this.statusWith(this.expanded, [...this.levels]);
  }

  private expand(index: number): void {
    const fresh: number[] = [];
    this.steps(index, (rule, successor) => {
      this.counts[rule]! += 1;
      if (this.set.size >= this.limit || !this.set.add(successor, index)) return;
      fresh.push(this.set.size - 1);
      const depth = this.depths[index]! + 1;
      this.depths.push(depth);
      this.levels[depth] = (this.levels[depth] ?? 0) + 1;
    });
    this.expanded += 1;
    this.transitions += this.expansion.enabled;
    while (fresh.length > 0) {
      const at = this.random.below(fresh.length);
      this.open.push(fresh[at]!);
      fresh[at] = fresh.at(-1)!;
      fresh.pop();
    }
  }
}
