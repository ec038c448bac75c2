import type { Compiled } from '../compile/compiled.ts';
import { Expansion } from './expansion.ts';
import { Findings } from './findings.ts';
import type { Layout } from './layout.ts';
import type { Search, SearchStatus } from './search.ts';
import { StateSet } from './stateSet.ts';

/** What searches that store their states in a `StateSet` have in common; the order of expansion is left to them. */
export abstract class StoredSearch implements Search {
  protected readonly layout: Layout;
  protected readonly set: StateSet;
  protected readonly expansion: Expansion;
  protected readonly counts: number[];
  /** of the state that is being expanded */
  protected readonly state: Int32Array;
  protected transitions = 0;
  private readonly found: Findings;
  private deadlocks = 0;
  private quiescent = 0;

  constructor(compiled: Compiled, layout: Layout) {
    this.layout = layout;
    this.set = new StateSet(layout.words);
    this.found = new Findings(compiled);
    this.expansion = new Expansion(compiled, layout, this.found);
    this.counts = compiled.rules.map(() => 0);
    this.state = new Int32Array(layout.words);
  }

  abstract advance(states: number): boolean;
  abstract status(): SearchStatus;

  ruleCounts = (): readonly number[] => this.counts;
  findings = () => this.found.all();
  parentOf = (index: number): number => this.set.parentOf(index);
  bytes = (): number => this.set.bytes;

  stateAt = (index: number): Int32Array => {
    const words = new Int32Array(this.layout.words);
    this.set.read(index, words);
    return words;
  };

  /** Hands over the steps from a stored state, and notes whether there are any, and fair ones. */
  protected steps(index: number, take: (rule: number, successor: Int32Array) => void): void {
    this.set.read(index, this.state);
    this.expansion.expand(this.state, index, take);
    if (this.expansion.enabled === 0) this.deadlocks += 1;
    if (this.expansion.fair === 0) this.quiescent += 1;
  }

  protected statusWith(expanded: number, levels: readonly number[]): SearchStatus {
    const { set, transitions, deadlocks, quiescent } = this;
    return { states: set.size, transitions, expanded, levels, deadlocks, quiescent };
  }
}
