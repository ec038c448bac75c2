import type { Compiled } from '../../compile/compiled.ts';
import { Expansion } from '../expansion.ts';
import { Findings } from '../findings.ts';
import { type Layout, layoutOf, presentBit } from '../layout.ts';
import type { Search, SearchStatus } from '../search.ts';
import type { Blueprint } from './blueprint.ts';
import { chunkStates, own } from './control.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type Engine, mostPages, pageBytes } from './generate.ts';
import { type HashCode, hashCode } from './hashCode.ts';
import type { Hooks } from './hooks.ts';
import { writeInterest } from './interest.ts';
import { type Machine, type MachineOptions, machineOf, takeOver } from './machine.ts';
import { Origins } from './origins.ts';
import { findParent } from './parentFinder.ts';
import { restoreSearch, saveSearch } from './savedSearch.ts';
import type { StateStore } from './stateStore.ts';

export type WasmOptions = {
  readonly hooks?: Hooks;
  readonly layout?: Layout;
  /** bytes of linear memory, at most 4 GiB: the search stops before it would need more */
  readonly mostBytes?: number;
  /** threads that share the set of states; states are then numbered by level, but in any order within one */
  readonly workers?: number;
  /** fewer states of a level than this are expanded by one thread alone: the others are not worth waking */
  readonly leastShared?: number;
  /**
   * From the beginning, the set holds numbers of states instead of states, and these in as few bytes as they need: half of
   * the memory, nothing is lost, but twice the time. Else that is so once memory is short.
   */
  readonly indexed?: boolean;
  /** a checkpoint of the same search to go on from; refused (CK304) if it is of another one, or damaged */
  readonly resume?: string;
  /** another hash, as a test may want */
  readonly hash?: HashCode;
};

/**
 * Breadth-first search by WebAssembly that is generated from the tables of one system. It numbers states as
 * the interpreted search does, and finds what that finds.
 */
export class WasmSearch implements Search {
  readonly isExact: boolean;
  private readonly compiled: Compiled;
  private readonly layout: Layout;
  private readonly options: MachineOptions;
  private machine: Machine;
  private readonly workers: number;
  private readonly leastShared: number;
  private readonly found: Findings;
  private readonly expansion: Expansion;
  private readonly fingerprint: string;
  private readonly origins = new Origins();
  private readonly levels: number[] = [1];
  private head = 0;
  private levelEnd = 1;
  private outOfMemory = false;

  constructor(
    compiled: Compiled,
    {
      hooks = {},
      layout = layoutOf(compiled),
      mostBytes = mostPages * pageBytes,
      workers = 1,
      leastShared = 4096,
      indexed = false,
      hash = hashCode,
      resume,
    }: WasmOptions = {},
  ) {
    this.compiled = compiled;
    this.layout = layout;
    this.workers = workers;
    this.leastShared = leastShared;
    this.options = { hooks, mostBytes, workers, indexed, hash };
    this.machine = machineOf(compiled, layout, this.options);
    this.found = new Findings(compiled);
    this.expansion = new Expansion(compiled, this.layout, this.found);
    this.fingerprint = fingerprintOf(this.machine.plan);
    this.isExact = !hooks.canonical;
    if (resume === undefined) this.begin();
    else this.resume(resume);
    writeInterest(this.plan, this.found, this.store.memory.buffer);
  }

  advance(states: number): boolean {
    const stop = this.head + states;
    while (this.head < stop) {
      if (this.head === this.levelEnd) {
        if (this.store.size === this.levelEnd) return this.finish();
        this.levels.push(this.store.size - this.levelEnd);
        this.levelEnd = this.store.size;
      }
      const end = Math.min(this.levelEnd, stop);
      const isShared = this.workers > 1 && end - this.head >= this.leastShared;
      if (!(isShared ? this.expandTogether(end) : this.expand(end))) {
        this.outOfMemory = true;
        return this.finish();
      }
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
      deadlocks: this.counted(own.deadlocks),
      quiescent: this.counted(own.quiescent),
      ...(this.outOfMemory ? { stopped: 'memory' as const } : {}),
    };
  }

  ruleCounts = (): readonly number[] =>
    this.compiled.rules.map((_, rule) => this.counted(own.counts + 8 * rule));
  findings = () => this.found.all();
  parentOf = (index: number): number => findParent(index, this.plan, this.store, this.engine, this.origins);
  bytes = (): number => this.store.bytes + this.origins.bytes;

  stateAt = (index: number): Int32Array => {
    const words = this.store.wordsAt(index).slice(0, this.layout.words);
    words[words.length - 1]! |= presentBit;
    return words;
  };

  storedWords = (): Int32Array => this.store.words();

  save(path: string): void {
    // threads that ran out of memory have left gaps among the states that are expanded
    if (this.outOfMemory && this.workers > 1) return;
    const { head, levelEnd, levels, fingerprint } = this;
    const at = {
      fingerprint,
      head,
      levelEnd,
      levels,
      deadlocks: this.counted(own.deadlocks),
      quiescent: this.counted(own.quiescent),
      counts: this.ruleCounts(),
      findings: this.found.all(),
    };
    saveSearch(path, at, this.machine, this.origins);
  }

  private begin(): void {
    const first = new Int32Array(this.plan.stateBytes / 4);
    first.set(withoutPresentBit(this.expansion.first()));
    first[first.length - 1]! |= presentBit;
    this.store.addFirst(first, this.engine);
    this.noteOrigins();
  }

  private resume(path: string): void {
    const machineFor = (indexed: boolean): Machine => {
      if (indexed !== this.plan.isIndexed) {
        this.machine.pool?.dismiss();
        this.machine = machineOf(this.compiled, this.layout, { ...this.options, indexed });
      }
      return this.machine;
    };
    const saved = restoreSearch(path, this.compiled, this.fingerprint, machineFor, this.origins);
    this.head = saved.head;
    this.levelEnd = saved.levelEnd;
    this.levels.splice(0, 1, ...saved.levels);
    this.found.restore(saved.findings);
  }

  /** Expands one chunk of states; false if memory does not suffice. */
  private expand(end: number): boolean {
    const { areas, own: area } = this.plan;
    if (!this.ensure(area.candidates)) return false;
    this.head = this.engine.expand(areas, this.head, Math.min(this.head + chunkStates, end));
    this.engine.merge(areas);
    this.hear();
    return true;
  }

  /** Expands states with all threads, up to `end`; false if memory does not suffice. */
  private expandTogether(end: number): boolean {
    for (;;) {
      const pool = this.machine.pool!;
      const left = pool.leftOver(this.store.memory.buffer);
      if (this.head === end && left === 0) return true;
      const { machine } = this;
      if (!this.ensure(pool.reserve + 1)) {
        this.head -= left;
        return false;
      }
      if (machine !== this.machine) continue;
      this.head = pool.expand(this.head, end, this.store.room);
      this.hear();
    }
  }

  /** Makes room for so many more states; false if memory does not suffice. */
  private ensure(more: number): boolean {
    return (
      this.store.ensure(more, this.engine) || (this.turnIndexed() && this.store.ensure(more, this.engine))
    );
  }

  /** Has the set take less memory, which then suffices for more states; false if it does already. */
  private turnIndexed(): boolean {
    const { machine, options, compiled, layout } = this;
    if (machine.plan.isIndexed) return false;
    const indexed = machineOf(compiled, layout, { ...options, indexed: true });
    if (!takeOver(machine, indexed)) return false;
    this.machine = indexed;
    writeInterest(indexed.plan, this.found, indexed.store.memory.buffer);
    for (const area of this.areas.slice(1)) this.expandLeftOver(area);
    return true;
  }

  /** Expands what another thread, which may not be there yet, has left over of a chunk; not all if memory does not suffice. */
  private expandLeftOver(area: number): void {
    const { plan, store, engine } = this.machine;
    for (;;) {
      const [first, end] = new Uint32Array(store.memory.buffer, area + own.first, 2) as unknown as [
        number,
        number,
      ];
      if (first >= end || !store.ensure(plan.own.candidates, engine)) return;
      const next = engine.expand(plan.areas, first, end);
      engine.merge(plan.areas);
      new Uint32Array(store.memory.buffer, area + own.first, 1)[0] = next;
      this.hear();
    }
  }

  private finish(): boolean {
    this.machine.pool?.dismiss();
    return false;
  }

  /** Takes over what threads have noted of where their new states come from. */
  private noteOrigins(): void {
    const { buffer } = this.store.memory;
    const noted = this.areas.map((area) => {
      const count = new Uint32Array(buffer, area + own.origins, 1);
      const pairs = new Uint32Array(buffer, area + this.plan.own.origins, 2 * count[0]!);
      count[0] = 0;
      return pairs;
    });
    this.origins.add(noted);
  }

  /** Asks the laws about the states that raised an alert, in order. */
  private hear(): void {
    this.noteOrigins();
    const { buffer } = this.store.memory;
    const alerts = this.areas.flatMap((area) => {
      const begin = area + this.plan.own.alerts;
      const end = new Uint32Array(buffer, area + own.alertEnd, 1);
      const heard = end[0]! > begin ? [...new Uint32Array(buffer, begin, (end[0]! - begin) / 4)] : [];
      end[0] = begin;
      return heard;
    });
    if (alerts.length === 0) return;
    const { changes } = this.found;
    for (const index of alerts.sort((a, b) => a - b))
      this.expansion.expand(this.stateAt(index), index, () => {});
    if (this.found.changes > changes) writeInterest(this.plan, this.found, buffer);
  }

  private get areas(): number[] {
    const { areas, own: area } = this.plan;
    return Array.from({ length: this.workers }, (_, thread) => areas + thread * area.bytes);
  }

  private get plan(): Blueprint {
    return this.machine.plan;
  }

  private get store(): StateStore {
    return this.machine.store;
  }

  private get engine(): Engine {
    return this.machine.engine;
  }

  /** A number that every thread counts for itself. */
  private counted(offset: number): number {
    return this.areas.reduce(
      (sum, area) => sum + Number(new BigInt64Array(this.store.memory.buffer, area + offset, 1)[0]!),
      0,
    );
  }
}

const withoutPresentBit = (words: Int32Array): Int32Array => {
  const plain = Int32Array.from(words);
  plain[plain.length - 1]! &= ~presentBit;
  return plain;
};
