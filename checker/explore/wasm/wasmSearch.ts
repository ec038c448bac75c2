import type { Compiled } from '../../compile/compiled.ts';
import { Expansion } from '../expansion.ts';
import { Findings } from '../findings.ts';
import { type Layout, layoutOf, presentBit } from '../layout.ts';
import type { Search, SearchStatus } from '../search.ts';
import { type Blueprint, blueprintOf } from './blueprint.ts';
import { chunkStates, own } from './control.ts';
import { type Engine, generate, mostPages, pageBytes } from './generate.ts';
import type { Hooks } from './hooks.ts';
import { webAssembly } from './host.ts';
import { writeInterest } from './interest.ts';
import { StateStore } from './stateStore.ts';

export type WasmOptions = {
  readonly hooks?: Hooks;
  readonly layout?: Layout;
  /** bytes of linear memory, at most 4 GiB: the search stops before it would need more */
  readonly mostBytes?: number;
};

/**
 * Breadth-first search by WebAssembly that is generated from the tables of one system. It numbers states as
 * the interpreted search does, and finds what that finds.
 */
export class WasmSearch implements Search {
  private readonly compiled: Compiled;
  private readonly layout: Layout;
  private readonly plan: Blueprint;
  private readonly store: StateStore;
  private readonly engine: Engine;
  private readonly found: Findings;
  private readonly expansion: Expansion;
  private readonly levels: number[] = [1];
  private head = 0;
  private levelEnd = 1;
  private outOfMemory = false;

  constructor(
    compiled: Compiled,
    { hooks = {}, layout = layoutOf(compiled), mostBytes = mostPages * pageBytes }: WasmOptions = {},
  ) {
    this.compiled = compiled;
    this.layout = layout;
    this.plan = blueprintOf(compiled, this.layout, 1, hooks);
    const module = generate(this.plan, { hooks, shared: false, leastPages: 1 });
    this.store = new StateStore(this.plan, { shared: false, mostBytes });
    const instance = new webAssembly!.Instance(module, { engine: { memory: this.store.memory } });
    this.engine = instance.exports as Engine;
    this.found = new Findings(compiled);
    this.expansion = new Expansion(compiled, this.layout, this.found);
    const first = new Int32Array(this.plan.stateBytes / 4);
    first.set(withoutPresentBit(this.expansion.first()));
    first[first.length - 1]! |= presentBit;
    this.store.addFirst(first, this.engine);
    writeInterest(this.plan, this.found, this.store.memory.buffer);
  }

  advance(states: number): boolean {
    const { areas, own: area } = this.plan;
    const stop = this.head + states;
    while (this.head < stop) {
      if (this.head === this.levelEnd) {
        if (this.store.size === this.levelEnd) return false;
        this.levels.push(this.store.size - this.levelEnd);
        this.levelEnd = this.store.size;
      }
      if (!this.store.ensure(area.candidates, this.engine)) {
        this.outOfMemory = true;
        return false;
      }
      const end = Math.min(this.head + chunkStates, this.levelEnd, stop);
      this.head = this.engine.expand(areas, this.head, end);
      this.engine.merge(areas);
      this.hear();
    }
    return this.head < this.store.size;
  }

  status(): SearchStatus {
    const { size } = this.store;
    const counts = this.ruleCounts();
    return {
      states: size,
      transitions: counts.reduce((sum, count) => sum + count, 0),
      expanded: this.head,
      levels: size > this.levelEnd ? [...this.levels, size - this.levelEnd] : [...this.levels],
      deadlocks: this.ownNumber(own.deadlocks),
      quiescent: this.ownNumber(own.quiescent),
      ...(this.outOfMemory ? { stopped: 'memory' as const } : {}),
    };
  }

  ruleCounts = (): readonly number[] =>
    this.compiled.rules.map((_, rule) => this.ownNumber(own.counts + 8 * rule));
  findings = () => this.found.all();
  parentOf = (index: number): number => this.store.parentOf(index);
  bytes = (): number => this.store.bytes;

  stateAt = (index: number): Int32Array => {
    const words = this.store.wordsAt(index).slice(0, this.layout.words);
    words[words.length - 1]! |= presentBit;
    return words;
  };

  /** Asks the laws about the states that raised an alert, in order. */
  private hear(): void {
    const { areas, own: area } = this.plan;
    const { buffer } = this.store.memory;
    const begin = areas + area.alerts;
    const end = new Int32Array(buffer, areas + own.alertEnd, 1)[0]! >>> 0;
    if (end === begin) return;
    const alerts = new Int32Array(buffer, begin, (end - begin) / 4);
    const { changes } = this.found;
    for (const index of alerts) this.expansion.expand(this.stateAt(index), index, () => {});
    if (this.found.changes > changes) writeInterest(this.plan, this.found, buffer);
  }

  private ownNumber(offset: number): number {
    return Number(new BigInt64Array(this.store.memory.buffer, this.plan.areas + offset, 1)[0]!);
  }
}

const withoutPresentBit = (words: Int32Array): Int32Array => {
  const plain = Int32Array.from(words);
  plain[plain.length - 1]! &= ~presentBit;
  return plain;
};
