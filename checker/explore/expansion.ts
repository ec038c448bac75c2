import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import { settleLimit } from '../reference/ruleRun.ts';
import { Refusal } from '../refusal.ts';
import { instanceName } from '../system/rule.ts';
import type { Findings } from './findings.ts';
import { JointMemo } from './joints.ts';
import { type Layout, pack } from './layout.ts';
import { Masks } from './masks.ts';
import { type Move, movesOf } from './moves.ts';

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
    this.unpackInto(this.locals, words);
    this.found.ofState(this.locals, index);
    for (const joint of this.joints)
      if (!joint.when) this.found.note(joint.ask(this.locals, undefined), index, undefined);
    const mask = Int32Array.from(this.masks.evaluate(this.locals));
    this.enabled = 0;
    this.fair = 0;
    for (let word = 0; word < mask.length; word++) {
      for (let bits = mask[word]!; bits !== 0; bits &= bits - 1) {
        const condition = word * 32 + 31 - Math.clz32(bits & -bits);
        const rule = rules[condition];
        if (rule) {
          this.enabled += 1;
          if (rule.rule.fair) this.fair += 1;
          visit(condition, this.fire(rule, condition, words, index));
        } else {
          const watch = watches[condition - rules.length];
          if (watch) this.found.noteOne(watch, index);
        }
      }
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
      if (joint.when?.has(rule.rule)) this.found.note(joint.ask(locals, rule.rule), from, number);
    }
  }

  private unpackInto(locals: Int32Array, words: Int32Array): void {
    const { word, shift, bits } = this.layout;
    for (let unit = 0; unit < locals.length; unit++) {
      locals[unit] = (words[word[unit]!]! >>> shift[unit]!) & ((1 << bits[unit]!) - 1);
    }
  }
}
