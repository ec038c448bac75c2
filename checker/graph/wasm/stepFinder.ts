import type { Compiled, CompiledWait } from '../../compile/compiled.ts';
import { presentBit } from '../../explore/layout.ts';
import type { Search } from '../../explore/search.ts';
import { mostPages, pageBytes } from '../../explore/wasm/generate.ts';
import { type LinearMemory, webAssembly } from '../../explore/wasm/host.ts';
import { ModuleWriter } from '../../explore/wasm/module/moduleWriter.ts';
import type { Returning } from '../returning.ts';
import { defineFind, definePlace } from './numbersCode.ts';
import { defineSteps } from './stepsCode.ts';
import { chunkStates, control, type StepsPlan, stepsPlanOf } from './stepsPlan.ts';

type Functions = {
  readonly steps: (first: number, end: number, before: number) => number;
  readonly place: (first: number, end: number) => void;
  readonly find: () => void;
};

/** slots for each state: fewer make searches in them long */
const slotsForState = 1.6;

/**
 * Finds the steps of the states of a search, a chunk at a time, by WebAssembly that is generated for them. Throws what
 * typed arrays throw (`RangeError`) if there is no memory for it.
 */
export class StepFinder {
  readonly states: number;
  /** numbers of 32 bits in which the conditions are noted, for each state */
  readonly noteWords: number;
  /** of the last chunk */
  first = 0;
  end = 0;
  private readonly plan: StepsPlan;
  private readonly functions: Functions;
  private readonly memory: LinearMemory;
  private readonly looksUp: boolean;

  constructor(compiled: Compiled, search: Search, returning: Returning, noted: readonly CompiledWait[]) {
    this.plan = stepsPlanOf(compiled, returning, noted);
    this.states = search.status().states;
    this.noteWords = 2 * Math.ceil(noted.length / 64);
    this.looksUp = returning.some((rule) => rule);
    const { plan, states } = this;
    const slots = plan.states + states * plan.stateBytes;
    const slotCount = this.looksUp ? Math.ceil(states * slotsForState) + 64 : 1;
    const pages = Math.ceil((slots + 4 * slotCount) / pageBytes);
    if (pages > mostPages) throw new RangeError('more states than memory has room for');
    this.memory = new webAssembly!.Memory({ initial: pages, maximum: pages, shared: false });
    const module = new ModuleWriter();
    defineSteps(module, plan);
    definePlace(module, plan);
    defineFind(module, plan);
    const bytes = module.bytes({ least: pages, most: pages, shared: false });
    const compiledModule = new webAssembly!.Module(bytes);
    const instance = new webAssembly!.Instance(compiledModule, { engine: { memory: this.memory } });
    this.functions = instance.exports as Functions;
    new Uint8Array(this.memory.buffer).set(plan.image.bytes, plan.image.base);
    const numbers = new Int32Array(this.memory.buffer, 0, control.end / 4);
    numbers[control.slots / 4] = slots;
    numbers[control.slotCount / 4] = slotCount;
    copyStates(
      search,
      states,
      new Int32Array(this.memory.buffer, plan.states, (states * plan.stateBytes) / 4),
    );
    if (this.looksUp) this.functions.place(0, states);
  }

  /** Goes on to the next chunk, of which there were so many steps before; false if there is none. */
  advance(before: number): boolean {
    if (this.end === this.states) return false;
    this.first = this.end;
    this.end = this.functions.steps(this.first, Math.min(this.first + chunkStates, this.states), before);
    if (this.looksUp) this.functions.find();
    return true;
  }

  /** urgent rules did not settle after some step */
  get isUnsettled(): boolean {
    return this.numbers(control.unsettled, 1)[0] === 1;
  }

  /** By listed step of the chunk: its rule, and where it leads: -1 if that is not stored, or never leads back. */
  get rules(): Int32Array {
    return this.numbers(this.plan.rules, this.listed);
  }

  get targets(): Int32Array {
    return this.numbers(this.plan.targets, this.listed);
  }

  /** By state of the chunk: how many steps there are up to and with it. */
  get ends(): Int32Array {
    return this.numbers(this.plan.ends, this.end - this.first);
  }

  /** By state of the chunk, 1 or 0: no fair rule is enabled. */
  get resting(): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.plan.resting, this.end - this.first);
  }

  /** By state of the chunk: a bit for each condition. */
  get notes(): Int32Array {
    return this.numbers(this.plan.notes, (this.end - this.first) * this.noteWords);
  }

  get listed(): number {
    return this.numbers(control.listed, 1)[0]!;
  }

  private numbers(address: number, count: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, count);
  }
}

/** Copies all states in words of 64 bits, of which the last has the highest bit set. */
const copyStates = (search: Search, states: number, into: Int32Array): void => {
  const stored = search.storedWords?.();
  if (stored?.length === into.length) {
    into.set(stored);
    return;
  }
  const words = into.length / states;
  for (let index = 0; index < states; index++) {
    const state = search.stateAt(index);
    const at = index * words;
    for (let word = 0; word < state.length; word++) into[at + word] = state[word]!;
    into[at + state.length - 1]! &= ~presentBit;
    into[at + words - 1]! |= presentBit;
  }
};
