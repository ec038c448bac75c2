import type { Compiled } from '../compile/compiled.ts';
import { Expansion } from '../explore/expansion.ts';
import { Findings } from '../explore/findings.ts';
import { type Layout, layoutOf, unpack } from '../explore/layout.ts';
import type { Search, SearchStatus } from '../explore/search.ts';
import { StateSet } from '../explore/stateSet.ts';
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
export class PartialOrderSearch implements Search {
  /** states in which steps were left out */
  reduced = 0;
  private readonly layout: Layout;
  private readonly set: StateSet;
  private readonly found: Findings;
  private readonly expansion: Expansion;
  private readonly stubborn: StubbornSets | undefined;
  private readonly counts: number[];
  private readonly levels: number[] = [1];
  private readonly state: Int32Array;
  private head = 0;
  private levelEnd = 1;
  private transitions = 0;
  private deadlocks = 0;
  private quiescent = 0;

  constructor(compiled: Compiled) {
    this.layout = layoutOf(compiled);
    this.set = new StateSet(this.layout.words);
    this.found = new Findings(compiled);
    this.expansion = new Expansion(compiled, this.layout, this.found);
    this.stubborn = partialOrderRefusal(compiled) ? undefined : new StubbornSets(compiled);
    this.counts = compiled.rules.map(() => 0);
    this.state = new Int32Array(this.layout.words);
    this.set.add(this.expansion.first(), -1);
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
    const open = this.set.size - this.levelEnd;
    return {
      states: this.set.size,
      transitions: this.transitions,
      expanded: this.head,
      levels: open > 0 ? [...this.levels, open] : [...this.levels],
      deadlocks: this.deadlocks,
      quiescent: this.quiescent,
    };
  }

  ruleCounts = (): readonly number[] => this.counts;
  findings = () => this.found.all();
  parentOf = (index: number): number => this.set.parentOf(index);
  bytes = (): number => this.set.bytes;

  stateAt = (index: number): Int32Array => {
    const words = new Int32Array(this.layout.words);
    this.set.read(index, words);
    return words;
  };

  private expand(index: number): void {
    this.set.read(index, this.state);
    const rules: number[] = [];
    const successors: Int32Array[] = [];
    this.expansion.expand(this.state, index, (rule, successor) => {
      rules.push(rule);
      successors.push(successor);
    });
    if (this.expansion.enabled === 0) this.deadlocks += 1;
    if (this.expansion.fair === 0) this.quiescent += 1;
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
