import type { Compiled } from '../compile/compiled.ts';
import { Expansion } from './expansion.ts';
import { Findings } from './findings.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Search, SearchStatus } from './search.ts';
import { StateSet } from './stateSet.ts';

export type InterpretedOptions = {
  /** replaces a packed state by the one that is stored in its stead: the representative of its orbit */
  readonly canonical?: (state: Int32Array) => void;
  readonly layout?: Layout;
};

/**
 * Breadth-first search over the tables, in plain TypeScript and readable: the definition that generated
 * engines are held to, and the one that runs where they cannot.
 */
export class InterpretedSearch implements Search {
  private readonly words: number;
  private readonly set: StateSet;
  private readonly expansion: Expansion;
  private readonly canonical: (state: Int32Array) => void;
  private readonly found: Findings;
  private readonly counts: number[];
  private readonly levels: number[] = [1];
  private readonly state: Int32Array;
  private head = 0;
  private levelEnd = 1;
  private transitions = 0;
  private deadlocks = 0;
  private quiescent = 0;

  constructor(
    compiled: Compiled,
    { canonical = () => {}, layout = layoutOf(compiled) }: InterpretedOptions = {},
  ) {
    this.words = layout.words;
    this.set = new StateSet(layout.words);
    this.found = new Findings(compiled);
    this.expansion = new Expansion(compiled, layout, this.found);
    this.counts = compiled.rules.map(() => 0);
    this.state = new Int32Array(layout.words);
    this.canonical = canonical;
    const first = this.expansion.first();
    canonical(first);
    this.set.add(first, -1);
  }

  advance(states: number): boolean {
    for (let portion = 0; portion < states; portion++) {
      if (this.head === this.levelEnd) {
        if (this.set.size === this.levelEnd) return false;
        this.levels.push(this.set.size - this.levelEnd);
        this.levelEnd = this.set.size;
      }
      this.expand(this.head);
      this.head += 1;
    }
    return this.head < this.set.size;
  }

  status(): SearchStatus {
    return {
      states: this.set.size,
      transitions: this.transitions,
      expanded: this.head,
      levels:
        this.set.size > this.levelEnd ? [...this.levels, this.set.size - this.levelEnd] : [...this.levels],
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
    this.expansion.expand(this.state, index, (rule, successor) => {
      this.counts[rule]! += 1;
      this.canonical(successor);
      this.set.add(successor, index);
    });
    this.transitions += this.expansion.enabled;
    if (this.expansion.enabled === 0) this.deadlocks += 1;
    if (this.expansion.fair === 0) this.quiescent += 1;
  }
}
