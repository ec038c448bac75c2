import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import { settleLimit } from '../reference/state.ts';
import { Refusal } from '../refusal.ts';
import { instanceName } from '../system/rule.ts';
import { Findings } from './findings.ts';
import { JointMemo } from './joints.ts';
import { type Layout, layoutOf, pack } from './layout.ts';
import { Masks } from './masks.ts';
import { type Move, movesOf } from './moves.ts';
import type { Search, SearchStatus } from './search.ts';
import { StateSet } from './stateSet.ts';

/**
 * Breadth-first search over the tables, in plain TypeScript and readable: the definition that generated
 * engines are held to, and the one that runs where they cannot.
 */
export class InterpretedSearch implements Search {
  private readonly compiled: Compiled;
  private readonly layout: Layout;
  private readonly set: StateSet;
  private readonly masks: Masks;
  private readonly urgentMasks: Masks;
  private readonly moves: readonly (readonly Move[])[];
  private readonly urgentMoves: readonly (readonly Move[])[];
  private readonly joints: readonly JointMemo[];
  private readonly found: Findings;
  private readonly counts: number[];
  private readonly levels: number[] = [1];
  private readonly words: Int32Array;
  private readonly locals: Int32Array;
  private readonly settling: Int32Array;
  private head = 0;
  private levelEnd = 1;
  private transitions = 0;
  private deadlocks = 0;
  private quiescent = 0;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.layout = layoutOf(compiled);
    this.set = new StateSet(this.layout.words);
    this.masks = new Masks(compiled, [...compiled.rules, ...compiled.watches]);
    this.urgentMasks = new Masks(compiled, compiled.urgent);
    this.moves = compiled.rules.map((rule) => movesOf(rule, this.layout));
    this.urgentMoves = compiled.urgent.map((rule) => movesOf(rule, this.layout));
    this.joints = compiled.joints.map((joint) => new JointMemo(compiled, joint));
    this.found = new Findings(compiled);
    this.counts = compiled.rules.map(() => 0);
    this.words = new Int32Array(this.layout.words);
    this.locals = new Int32Array(compiled.units.length);
    this.settling = new Int32Array(compiled.units.length);
    const first = pack(this.layout, compiled.initial);
    this.settle(first, 0, undefined);
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
    const words = new Int32Array(this.layout.words);
    this.set.read(index, words);
    return words;
  };

  private expand(index: number): void {
    const { rules, watches } = this.compiled;
    this.set.read(index, this.words);
    this.unpackInto(this.locals, this.words);
    this.found.ofState(this.locals, index);
    for (const joint of this.joints)
      if (!joint.when) this.found.note(joint.ask(this.locals, undefined), index, undefined);
    const mask = Int32Array.from(this.masks.evaluate(this.locals));
    let enabled = 0;
    let fair = 0;
    for (let word = 0; word < mask.length; word++) {
      for (let bits = mask[word]!; bits !== 0; bits &= bits - 1) {
        const condition = word * 32 + 31 - Math.clz32(bits & -bits);
        const rule = rules[condition];
        if (rule) {
          enabled += 1;
          if (rule.rule.fair) fair += 1;
          this.fire(rule, condition, index);
        } else {
          const watch = watches[condition - rules.length];
          if (watch) this.found.noteOne(watch, index);
        }
      }
    }
    this.transitions += enabled;
    if (enabled === 0) this.deadlocks += 1;
    if (fair === 0) this.quiescent += 1;
  }

  private fire(rule: CompiledRule, number: number, from: number): void {
    this.counts[number]! += 1;
    this.found.ofStep(rule, this.locals, from, number);
    this.askJoints(rule, this.locals, from, number);
    const successor = Int32Array.from(this.words);
    for (const { unit, word, delta } of this.moves[number]!) successor[word]! += delta[this.locals[unit]!]!;
    if (this.compiled.urgent.length) this.settle(successor, from, number);
    this.set.add(successor, from);
  }

  /** Lets urgent rules happen, first the one of lowest rank, until none is enabled. */
  private settle(state: Int32Array, from: number, number: number | undefined): void {
    const { urgent } = this.compiled;
    if (urgent.length === 0) return;
    for (let steps = 0; ; steps++) {
      this.unpackInto(this.settling, state);
      const mask = this.urgentMasks.evaluate(this.settling);
      const word = mask.findIndex((bits) => bits !== 0);
      const first = word < 0 ? urgent.length : word * 32 + 31 - Math.clz32(mask[word]! & -mask[word]!);
      const rule = urgent[first];
      if (!rule) return;
      if (steps >= settleLimit) {
        throw new Refusal(
          'CK206',
          `rule ${instanceName(rule.rule)}`,
          `urgent rules do not settle in ${settleLimit} steps`,
        );
      }
      this.found.ofStep(rule, this.settling, from, number);
      this.askJoints(rule, this.settling, from, number);
      for (const { unit, word: at, delta } of this.urgentMoves[first]!)
        state[at]! += delta[this.settling[unit]!]!;
    }
  }

  private askJoints(rule: CompiledRule, locals: Int32Array, from: number, number: number | undefined): void {
    for (const joint of this.joints) {
      if (joint.when?.has(rule.rule.name)) this.found.note(joint.ask(locals, rule.rule), from, number);
    }
  }

  private unpackInto(locals: Int32Array, words: Int32Array): void {
    const { word, shift, bits } = this.layout;
    for (let unit = 0; unit < locals.length; unit++) {
      locals[unit] = (words[word[unit]!]! >>> shift[unit]!) & ((1 << bits[unit]!) - 1);
    }
  }
}
