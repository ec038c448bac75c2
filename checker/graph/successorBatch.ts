import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import { type Move, movesOf } from '../explore/moves.ts';
import { settleLimit } from '../reference/ruleRun.ts';
import { Refusal } from '../refusal.ts';
import { JointMasks } from './jointMasks.ts';
import type { StateIndex } from './stateIndex.ts';

/** Finds the successors of many states at a time, so that the look-ups that follow overlap. */
export class SuccessorBatch {
  /** of the last batch: the rule of each step */
  rules = new Int32Array(1 << 14);
  /** of the last batch: how many steps there are up to and with each state */
  readonly ends: Int32Array;
  private words: Int32Array<ArrayBuffer>;
  private slots = new Int32Array(1 << 14);
  private seen = new Int32Array(1 << 14);
  private touched = 0;
  private readonly compiled: Compiled;
  private readonly index: StateIndex;
  private readonly width: number;
  private readonly masks: JointMasks;
  private readonly moves: readonly (readonly Move[])[];
  private readonly urgentMasks: JointMasks;
  /** by rule: an urgent rule may be enabled after it */
  private readonly wakes: Uint8Array;
  private readonly urgentMoves: readonly (readonly Move[])[];
  private readonly locals: Int32Array;
  private readonly settling: Int32Array;
  private readonly state: Int32Array;

  constructor(compiled: Compiled, index: StateIndex, chunk: number) {
    const { layout } = index;
    this.compiled = compiled;
    this.index = index;
    this.width = layout.words;
    this.masks = new JointMasks(compiled, compiled.rules);
    this.moves = compiled.rules.map((rule) => movesOf(rule, layout));
    this.urgentMasks = new JointMasks(compiled, compiled.urgent);
    this.urgentMoves = compiled.urgent.map((rule) => movesOf(rule, layout));
    this.wakes = Uint8Array.from(compiled.rules, (rule) =>
      compiled.urgent.some((urgent) => mayWake(compiled, rule, urgent)) ? 1 : 0,
    );
    this.locals = new Int32Array(compiled.units.length);
    this.settling = new Int32Array(compiled.units.length);
    this.state = new Int32Array(layout.words);
    this.ends = new Int32Array(chunk);
    this.words = new Int32Array(this.rules.length * layout.words);
  }

  /** Finds the steps of the states from `first` up to, not including, `end`; returns how many there are. */
  expand(first: number, end: number): number {
    let count = 0;
    for (let index = first; index < end; index++) {
      this.index.read(index, this.state, 0);
      unpackInto(this.locals, this.state, 0, this.index.layout);
      this.reserve(count + this.compiled.rules.length);
      count = this.steps(count);
      this.ends[index - first] = count;
    }
    for (let at = 0; at < count; at++) this.slots[at] = this.index.slotOf(this.words, at * this.width);
    this.touched ^= this.index.touch(this.slots, count, this.seen);
    return count;
  }

  targetOf(at: number): number {
    return this.index.find(this.words, at * this.width, this.slots[at]!);
  }

  private steps(from: number): number {
    const { width, words, state, locals } = this;
    if (!this.masks.evaluate(locals)) return from;
    const enabled = this.masks.result;
    let count = from;
    for (let word = 0; word < enabled.length; word++) {
      for (let bits = enabled[word]!; bits !== 0; bits &= bits - 1) {
        const rule = word * 32 + 31 - Math.clz32(bits & -bits);
        const at = count * width;
        for (let part = 0; part < width; part++) words[at + part] = state[part]!;
        const moves = this.moves[rule]!;
        for (let move = 0; move < moves.length; move++) {
          const { unit, word: into, delta } = moves[move]!;
          words[at + into]! += delta[locals[unit]!]!;
        }
        if (this.wakes[rule] === 1) this.settle(at);
        this.rules[count++] = rule;
      }
    }
    return count;
  }

  private settle(at: number): void {
    for (let steps = 0; ; steps++) {
      unpackInto(this.settling, this.words, at, this.index.layout);
      if (!this.urgentMasks.evaluate(this.settling)) return;
      const enabled = this.urgentMasks.result;
      let word = 0;
      while (enabled[word] === 0) word++;
      if (steps >= settleLimit)
        throw new Refusal('CK206', this.compiled.system.name, 'urgent rules do not settle');
      const moves = this.urgentMoves[word * 32 + 31 - Math.clz32(enabled[word]! & -enabled[word]!)]!;
      for (let move = 0; move < moves.length; move++) {
        const { unit, word: into, delta } = moves[move]!;
        this.words[at + into]! += delta[this.settling[unit]!]!;
      }
    }
  }

  private reserve(steps: number): void {
    if (steps <= this.rules.length) return;
    const room = steps * 2;
    this.rules = enlarged(this.rules, room);
    this.slots = new Int32Array(room);
    this.seen = new Int32Array(room);
    this.words = enlarged(this.words, room * this.width);
  }
}

/** May a rule enable an urgent rule that was not enabled before? It must change something that this one reads. */
const mayWake = (compiled: Compiled, rule: CompiledRule, urgent: CompiledRule): boolean => {
  const counts = urgent.counts.some(({ counter }) =>
    rule.next.some((next, unit) => next && compiled.counters[counter]!.weights[unit]),
  );
  let opens = counts;
  for (const [unit, next] of rule.next.entries()) {
    const wanted = urgent.allow[unit];
    if (!next || !wanted) continue;
    let possible = false;
    for (let local = 0; local < next.length; local++) {
      if (rule.allow[unit]?.[local] === 0 || wanted[next[local]!] !== 1) continue;
      possible = true;
      if (wanted[local] !== 1) opens = true;
    }
    if (!possible) return false;
  }
  return opens;
};

const enlarged = (array: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
};

/** The local states of the units of a packed state. */
export const unpackInto = (
  locals: Int32Array,
  words: Int32Array,
  at: number,
  { word, shift, bits }: StateIndex['layout'],
): void => {
  for (let unit = 0; unit < locals.length; unit++) {
    locals[unit] = (words[at + word[unit]!]! >>> shift[unit]!) & ((1 << bits[unit]!) - 1);
  }
};
