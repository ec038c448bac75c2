import type { Blueprint } from '../blueprint.ts';
import { control, own } from '../control.ts';
import { type Engine, mostPages, pageBytes } from '../generate.ts';
import { type LinearMemory, webAssembly } from '../host.ts';
import { elsewhere, mergeFirst, type StateStore } from '../stateStore.ts';
import type { ThreadPool } from '../threadPool.ts';

/** at most this part of the slots is used */
const fullest = 0.85;
const firstSlots = 1 << 15;
/** sets up to so many slots double; larger ones grow by less, to waste less memory */
const doublingLimit = 1 << 22;
const growth = 1.25;

/** growing by less than this is not worth the work: memory is used up */
const leastGrowth = 1.02;

/** states are read 8 bytes at a time */
const slack = 8;

/** memory is asked for in steps of this part of it */
const memoryStep = 1 / 32;
const leastStep = 1 << 18;

/**
 * An indexed set in linear memory, and its growth: slots of 4 bytes, and behind them the states, as many as there is
 * memory for. When slots are added, the states move on and are put into slots again.
 */
export class IndexedStore implements StateStore {
  readonly memory: LinearMemory;
  pool: ThreadPool | undefined;
  private readonly plan: Blueprint;
  private readonly mostBytes: number;
  private slotCount = firstSlots;

  constructor(plan: Blueprint, { shared, mostBytes }: { shared: boolean; mostBytes: number }) {
    this.plan = plan;
    this.mostBytes = Math.min(mostBytes * (1 - elsewhere), mostPages * pageBytes);
    this.memory = new webAssembly!.Memory({
      initial: Math.ceil((this.states + slack + firstSlots * plan.storedBytes) / pageBytes),
      maximum: mostPages,
      shared,
    });
    new Uint8Array(this.memory.buffer).set(plan.image.bytes, plan.image.base);
    this.publish();
  }

  get size(): number {
    return this.control[control.tail / 4]! >>> 0;
  }

  get bytes(): number {
    return this.memory.buffer.byteLength;
  }

  get room(): number {
    const stored = Math.floor((this.bytes - slack - this.states) / this.plan.storedBytes);
    return Math.min(roomFor(this.slotCount), stored);
  }

  wordsAt(index: number): Int32Array {
    const { stateBytes } = this.plan;
    const words = new Int32Array(stateBytes / 4);
    this.unpack(index, 1, words);
    return words;
  }

  words(): Int32Array {
    const words = new Int32Array((this.size * this.plan.stateBytes) / 4);
    this.unpack(0, this.size, words);
    return words;
  }

  addFirst(words: Int32Array, engine: Engine): void {
    mergeFirst(words, this.plan, this.memory, engine);
  }

  ensure(more: number, engine: Engine): boolean {
    const wanted = this.size + more;
    while (wanted > roomFor(this.slotCount)) if (!this.addSlots(wanted, engine)) return false;
    return this.ensureBytes(this.states + wanted * this.plan.storedBytes);
  }

  section(states: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.states, states * this.plan.storedBytes);
  }

  /** Copies the states of another set, which there must be room for. */
  take(other: StateStore): void {
    const { storedBytes, stateBytes } = this.plan;
    const { size } = other;
    const from = other.section(size);
    const to = this.section(size);
    for (let index = 0; index < size; index++)
      for (let at = 0; at < storedBytes; at++) to[index * storedBytes + at] = from[index * stateBytes + at]!;
  }

  fill(states: number, engine: Engine): void {
    this.control[control.tail / 4] = states;
    engine.place(this.plan.areas, 0, states);
  }

  /** where the slots begin, and the states after them */
  private get slots(): number {
    return this.plan.states;
  }

  private get states(): number {
    return statesAfter(this.slots, this.slotCount);
  }

  private get control(): Int32Array {
    return new Int32Array(this.memory.buffer, 0, control.end / 4);
  }

  private addSlots(wanted: number, engine: Engine): boolean {
    const { slotCount, states, size } = this;
    const { storedBytes } = this.plan;
    const factor = slotCount < doublingLimit ? 2 : growth;
    const most = Math.floor((this.mostBytes - this.slots - 128 - slack) / (4 + storedBytes * fullest));
    const next = Math.min(Math.floor(slotCount * factor), most);
    if (next < slotCount * leastGrowth) return false;
    const to = statesAfter(this.slots, next);
    if (!this.ensureBytes(to + Math.min(wanted, roomFor(next)) * storedBytes)) return false;
    const all = new Uint8Array(this.memory.buffer);
    all.copyWithin(to, states, states + size * storedBytes);
    all.fill(0, this.slots, to);
    this.slotCount = next;
    this.publish();
    this.placeAll(engine);
    return true;
  }

  /** Puts all states into slots, by all threads that there are. */
  private placeAll(engine: Engine): void {
    const { areas, own: area } = this.plan;
    const shares = this.pool?.present ?? 1;
    this.control[control.shares / 4] = shares;
    for (let share = 0; share < shares; share++)
      new Int32Array(this.memory.buffer, areas + share * area.bytes + own.share, 1)[0] = share;
    if (shares > 1) this.pool!.spread(shares);
    else engine.spread(areas);
  }

  /** Has memory reach up to an address, and what is read beyond it; false if there is not so much. */
  private ensureBytes(end: number): boolean {
    const needed = end + slack;
    if (needed <= this.bytes) return true;
    if (needed > this.mostBytes) return false;
    const pages = Math.ceil((needed + Math.max(leastStep, this.bytes * memoryStep)) / pageBytes);
    try {
      this.memory.grow(Math.min(pages, Math.floor(this.mostBytes / pageBytes)) - this.bytes / pageBytes);
    } catch {
      return false;
    }
    return needed <= this.bytes;
  }

  private publish(): void {
    const numbers = this.control;
    numbers[control.slots / 4] = this.slots;
    numbers[control.slotCount / 4] = this.slotCount;
    numbers[control.states / 4] = this.states;
    numbers[control.tagMask / 4] = tagMaskFor(roomFor(this.slotCount));
  }

  /** Writes words of 64 bits, the last of each state with its highest bit. */
  private unpack(first: number, count: number, into: Int32Array): void {
    const { storedBytes, stateBytes } = this.plan;
    const stored = this.section(first + count);
    const bytes = new Uint8Array(into.buffer);
    for (let index = 0; index < count; index++) {
      const from = (first + index) * storedBytes;
      for (let at = 0; at < storedBytes; at++) bytes[index * stateBytes + at] = stored[from + at]!;
      bytes[(index + 1) * stateBytes - 1]! |= 0x80;
    }
  }
}

const roomFor = (slotCount: number): number => Math.floor(slotCount * fullest);

const statesAfter = (slots: number, slotCount: number): number =>
  Math.ceil((slots + slotCount * 4) / 64) * 64;

/** The bits of a slot above the numbers of so many states, and two numbers that have a meaning of their own. */
const tagMaskFor = (states: number): number => -(2 ** Math.ceil(Math.log2(states + 2)));
