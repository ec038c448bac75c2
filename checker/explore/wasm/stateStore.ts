import type { Blueprint } from './blueprint.ts';
import { control, own } from './control.ts';
import { type Engine, mostPages, pageBytes } from './generate.ts';
import { type LinearMemory, webAssembly } from './host.ts';
import type { ThreadPool } from './threadPool.ts';

/** at most this part of the slots is used; more makes searches in them long */
const fullest = 0.65;
const firstSlots = 1 << 15;
/** sets up to so many slots double; larger ones grow by half, to waste less memory */
const doublingLimit = 1 << 24;

/** this part of the memory is left to what is kept elsewhere: where states come from */
export const elsewhere = 1 / 32;

/** growing by less than this is not worth the work: memory is used up */
const leastGrowth = 1.02;

/** How the memory behind the tables is used: states in the order in which they were found, then slots. */
type Arrangement = {
  readonly slotCount: number;
  readonly slots: number;
  readonly end: number;
};

/** A set of states in linear memory. */
export type StateStore = {
  readonly memory: LinearMemory;
  /** threads that help when the set grows */
  pool: ThreadPool | undefined;
  readonly size: number;
  readonly bytes: number;
  /** how many states there is room for */
  readonly room: number;
  /** the 64-bit words of a state, as pairs of 32-bit words */
  readonly wordsAt: (index: number) => Int32Array;
  /** those of all states, side by side */
  readonly words: () => Int32Array;
  /** Adds the first state, as if it were a successor: by the same code. */
  readonly addFirst: (words: Int32Array, engine: Engine) => void;
  /** Makes room for so many more states; false if memory does not suffice. */
  readonly ensure: (more: number, engine: Engine) => boolean;
  /** The memory of the first so many states. */
  readonly section: (states: number) => Uint8Array;
  /** Copies the states of a plain set, which there must be room for. */
  readonly take: (other: StateStore) => void;
  /** Makes a set of the states that `section` was filled with. */
  readonly fill: (states: number, engine: Engine) => void;
};

/** Merges the first state into a set, as if it were the only successor of another. */
export const mergeFirst = (
  words: Int32Array,
  { areas, own: area, stateBytes }: Blueprint,
  { buffer }: LinearMemory,
  engine: Engine,
): void => {
  new Int32Array(buffer, areas + area.states, stateBytes / 4).set(words);
  new Int32Array(buffer, areas + area.parents, 1)[0] = -1;
  new Int32Array(buffer, areas + own.candidateEnd, 1)[0] = areas + area.states + stateBytes;
  engine.merge(areas);
};

/** A set whose slots hold the states themselves. */
export class PlainStore implements StateStore {
  readonly memory: LinearMemory;
  /** threads that help to move slots */
  pool: ThreadPool | undefined;
  private readonly plan: Blueprint;
  private readonly mostBytes: number;
  private arrangement: Arrangement;

  constructor(plan: Blueprint, { shared, mostBytes }: { shared: boolean; mostBytes: number }) {
    this.plan = plan;
    this.mostBytes = Math.min(mostBytes * (1 - elsewhere), mostPages * pageBytes);
    this.arrangement = this.arranged(firstSlots);
    this.memory = new webAssembly!.Memory({
      initial: Math.ceil(this.arrangement.end / pageBytes),
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

  /** how many states there is room for */
  get room(): number {
    return roomFor(this.arrangement.slotCount);
  }

  /** the 64-bit words of a state, as pairs of 32-bit words */
  wordsAt(index: number): Int32Array {
    const { states, stateBytes } = this.plan;
    return new Int32Array(this.memory.buffer, states + index * stateBytes, stateBytes / 4);
  }

  /** those of all states, side by side */
  words(): Int32Array {
    const { states, stateBytes } = this.plan;
    return new Int32Array(this.memory.buffer, states, (this.size * stateBytes) / 4);
  }

  /** Adds the first state, as if it were a successor: by the same code. */
  addFirst(words: Int32Array, engine: Engine): void {
    mergeFirst(words, this.plan, this.memory, engine);
  }

  /** Makes room for so many more states; false if memory does not suffice. */
  ensure(more: number, engine: Engine): boolean {
    while (this.size + more > this.room) if (!this.grow(engine)) return false;
    return true;
  }

  /** The memory of the first so many states. */
  section(states: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.plan.states, states * this.plan.stateBytes);
  }

  take(other: StateStore): void {
    this.section(other.size).set(other.section(other.size));
  }

  /** Makes a set of the states that `section` was filled with. */
  fill(states: number, engine: Engine): void {
    this.control[control.tail / 4] = states;
    engine.place(this.plan.areas, 0, states);
  }

  private get control(): Int32Array {
    return new Int32Array(this.memory.buffer, 0, control.end / 4);
  }

  private grow(engine: Engine): boolean {
    const { slotCount, slots } = this.arrangement;
    const factor = slotCount >= doublingLimit ? 1.5 : this.pool ? this.apartFactor : 2;
    const next = this.arranged(Math.min(Math.floor(slotCount * factor), this.mostSlots));
    if (next.slotCount < slotCount * leastGrowth) return false;
    const pages = Math.ceil((next.end - this.bytes) / pageBytes);
    try {
      if (pages > 0) this.memory.grow(pages);
    } catch {
      return false;
    }
    const { size } = this;
    const { areas } = this.plan;
    const { control: numbers } = this;
    numbers[control.oldSlots / 4] = slots;
    numbers[control.oldSlotCount / 4] = slotCount;
    this.arrangement = next;
    this.publish();
    const moved = this.moveSlots(next.slots >= slots + slotCount * this.plan.slotBytes, engine);
    if (!moved) {
      new Uint8Array(this.memory.buffer).fill(0, next.slots, next.end);
      engine.place(areas, 0, size);
    }
    return true;
  }

  /** Moves all slots: by all threads if they can do it side by side. False if it was not possible. */
  private moveSlots(isApart: boolean, engine: Engine): boolean {
    const { buffer } = this.memory;
    const { areas, own: area } = this.plan;
    const shares = isApart && this.pool ? this.pool.present : 1;
    this.control[control.shares / 4] = shares;
    const starts = Array.from({ length: shares }, (_, share) => areas + share * area.bytes);
    starts.forEach((start, share) => {
      new Int32Array(buffer, start + own.share, 1)[0] = share;
    });
    if (shares > 1) this.pool!.spread(shares);
    else engine.spread(areas);
    if (starts.some((start) => new Int32Array(buffer, start + own.hasMoved, 1)[0] === 0)) return false;
    for (const start of starts) engine.catchUp!(start);
    return true;
  }

  private publish(): void {
    const { slots, slotCount } = this.arrangement;
    this.control[control.slots / 4] = slots;
    this.control[control.slotCount / 4] = slotCount;
  }

  private arranged(slotCount: number): Arrangement {
    const { states, stateBytes, slotBytes } = this.plan;
    const room = roomFor(slotCount);
    const slots = Math.ceil((states + room * stateBytes) / 64) * 64;
    return { slotCount, slots, end: slots + slotCount * slotBytes };
  }

  /** growing by so much, new slots lie behind all old ones, and several threads can move them at once */
  private get apartFactor(): number {
    const { stateBytes, slotBytes } = this.plan;
    return 1.01 + slotBytes / (fullest * stateBytes);
  }

  /** the most slots that memory has room for, with the states that they are for */
  private get mostSlots(): number {
    const { states, stateBytes, slotBytes } = this.plan;
    const each = slotBytes + fullest * stateBytes;
    return Math.floor((this.mostBytes - states - 64) / each);
  }
}

const roomFor = (slotCount: number): number => Math.floor(slotCount * fullest);
