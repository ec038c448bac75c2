import type { Compiled } from '../compile/compiled.ts';
import { Expansion } from '../explore/expansion.ts';
import { Findings } from '../explore/findings.ts';
import { layoutOf } from '../explore/layout.ts';
import type { Search, SearchStatus } from '../explore/search.ts';
import { StateSet } from '../explore/stateSet.ts';
import { type Random, randomFrom } from './random.ts';

/**
 * Depth-first search that tries the rules of each state in a random order, and stores a bounded number of
 * states. It finds deep breaches early, but not by a shortest way, and states are not numbered by depth.
 */
export class DepthFirstSearch implements Search {
  private readonly words: number;
  private readonly set: StateSet;
  private readonly found: Findings;
  private readonly expansion: Expansion;
  private readonly random: Random;
  private readonly counts: number[];
  private readonly limit: number;
  private readonly state: Int32Array;
  private readonly open: number[] = [0];
  private readonly depths: number[] = [0];
  private readonly levels: number[] = [1];
  private expanded = 0;
  private transitions = 0;
  private deadlocks = 0;
  private quiescent = 0;

  constructor(compiled: Compiled, { seed, states }: { readonly seed: number; readonly states: number }) {
    const layout = layoutOf(compiled);
    this.words = layout.words;
    this.set = new StateSet(layout.words);
    this.found = new Findings(compiled);
    this.expansion = new Expansion(compiled, layout, this.found);
    this.random = randomFrom(seed);
    this.limit = states;
    this.counts = compiled.rules.map(() => 0);
    this.state = new Int32Array(layout.words);
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
    return {
      states: this.set.size,
      transitions: this.transitions,
      expanded: this.expanded,
      levels: [...this.levels],
      deadlocks: this.deadlocks,
      quiescent: this.quiescent,
    };
  }

  ruleCounts = (): readonly number[] => this.counts;
  findings = () => this.found.all();
  parentOf = (index: number): number => this.set.parentOf(index);
  bytes = (): number => this.set.bytes;

  stateAt = (index: number): Int32Array => {
    const words = new Int32Array(this.words);
    this.set.read(index, words);
    return words;
  };

  private expand(index: number): void {
    this.set.read(index, this.state);
    const fresh: number[] = [];
    this.expansion.expand(this.state, index, (rule, successor) => {
      this.counts[rule]! += 1;
      if (this.set.size >= this.limit || !this.set.add(successor, index)) return;
      fresh.push(this.set.size - 1);
      const depth = this.depths[index]! + 1;
      this.depths.push(depth);
      this.levels[depth] = (this.levels[depth] ?? 0) + 1;
    });
    this.expanded += 1;
    this.transitions += this.expansion.enabled;
    if (this.expansion.enabled === 0) this.deadlocks += 1;
    if (this.expansion.fair === 0) this.quiescent += 1;
    while (fresh.length > 0) {
      const at = this.random.below(fresh.length);
      this.open.push(fresh[at]!);
      fresh[at] = fresh.at(-1)!;
      fresh.pop();
    }
  }
}
