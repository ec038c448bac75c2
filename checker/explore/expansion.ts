import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import { settleLimit } from '../reference/ruleRun.ts';
import type { Findings } from './findings.ts';
import { JointMemo } from './joints.ts';
import { type Layout, pack, unpackInto } from './layout.ts';
import { Masks } from './masks.ts';
import { type Move, movesOf } from './moves.ts';
import { unsettled } from './successors.ts';

/** Told of every enabled rule of an expanded state, in the order of the compiled rules, and where it leads. */
export type Visit = (rule: number, successor: Int32Array) => void;

/**
 * What happens in one state, read from the tables: its notes, the rules that it enables, their successors with
 * urgent rules settled. The readable definition of a step; generated engines come back to it wherever a law
 * has something new to say.
 */
export class Expansion {
  /** of the last state expanded */
  enabled = 0;
  fair = 0;
  private readonly compiled: Compiled;
  private readonly layout: Layout;
  private readonly found: Findings;
  private readonly masks: Masks;
  private readonly urgentMasks: Masks;
  private readonly moves: readonly (readonly Move[])[];
  private readonly urgentMoves: readonly (readonly Move[])[];
  private readonly joints: readonly JointMemo[];
  private readonly locals: Int32Array;
  private readonly settling: Int32Array;

  constructor(compiled: Compiled, layout: Layout, found: Findings) {
    this.compiled = compiled;
    this.layout = layout;
    this.found = found;
    this.masks = new Masks(compiled, [...compiled.rules, ...compiled.watches]);
    this.urgentMasks = new Masks(compiled, compiled.urgent);
    this.moves = compiled.rules.map((rule) => movesOf(rule, layout));
    this.urgentMoves = compiled.urgent.map((rule) => movesOf(rule, layout));
    this.joints = compiled.joints.map((joint) => new JointMemo(compiled, joint));
    this.locals = new Int32Array(compiled.units.length);
    this.settling = new Int32Array(compiled.units.length);
  }

  /** The first state, settled. */
  first(): Int32Array {
    const first = pack(this.layout, this.compiled.initial);
    this.settle(first, 0, undefined);
    return first;
  }

  expand(words: Int32Array, index: number, visit: Visit): void {
    const { rules, watches } = this.compiled;
    unpackInto(this.locals, words, this.layout);
    this.found.ofState(this.locals, index);
    for (const joint of this.joints)
      if (!joint.when) this.found.note(joint.ask(this.locals, undefined), index, undefined);
    this.enabled = 0;
    this.fair = 0;
    for (const condition of this.masks.holding(this.locals)) {
      const rule = rules[condition];
      if (rule) {
        this.enabled += 1;
        if (rule.rule.fair) this.fair += 1;
        visit(condition, this.fire(rule, condition, words, index));
      } else this.found.noteOne(watches[condition - rules.length]!, index);
    }
  }

  private fire(rule: CompiledRule, number: number, words: Int32Array, from: number): Int32Array {
    this.found.ofStep(rule, this.locals, from, number);
    this.askJoints(rule, this.locals, from, number);
    const successor = Int32Array.from(words);
    for (const { unit, word, delta } of this.moves[number]!) successor[word]! += delta[this.locals[unit]!]!;
    this.settle(successor, from, number);
    return successor;
  }

  /** Lets urgent rules happen, first the one of lowest rank, until none is enabled. */
  private settle(state: Int32Array, from: number, number: number | undefined): void {
    const { urgent } = this.compiled;
    if (urgent.length === 0) return;
    for (let steps = 0; ; steps++) {
      unpackInto(this.settling, state, this.layout);
      const [first] = this.urgentMasks.holding(this.settling);
      if (first === undefined) return;
      const rule = urgent[first]!;
      if (steps >= settleLimit) throw unsettled(rule);
      this.found.ofStep(rule, this.settling, from, number);
      this.askJoints(rule, this.settling, from, number);
      for (const { unit, word: at, delta } of this.urgentMoves[first]!)
        state[at]! += delta[this.settling[unit]!]!;
    }
  }

  private askJoints(rule: CompiledRule, locals: Int32Array, from: number, number: number | undefined): void {
    for (const joint of this.joints) {
      if (joint.when?.has(rule.rule)) this.found.note(joint.ask(locals, rule.rule), from, number);
    }
  }
}
