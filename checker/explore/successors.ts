import type { Compiled, CompiledCondition, CompiledRule } from '../compile/compiled.ts';
import { settleLimit } from '../reference/ruleRun.ts';
import { Refusal } from '../refusal.ts';
import { instanceName } from '../system/rule.ts';
import { type Layout, layoutOf, pack, unpack } from './layout.ts';
import { Masks } from './masks.ts';

/** A successor: the compiled rule (its index) that leads there, and the local states of the units. */
export type Successor = { readonly rule: number; readonly locals: readonly number[] };

/** The steps from one state, found again for traces and liveness. */
export class Successors {
  readonly layout: Layout;
  private readonly compiled: Compiled;
  private readonly masks: Masks;
  private readonly urgentMasks: Masks;

  constructor(compiled: Compiled, layout: Layout = layoutOf(compiled)) {
    this.compiled = compiled;
    this.layout = layout;
    this.masks = new Masks(compiled, compiled.rules);
    this.urgentMasks = new Masks(compiled, compiled.urgent);
  }

  initial(): readonly number[] {
    return this.settled(this.compiled.initial);
  }

  of(locals: readonly number[]): Successor[] {
    return this.masks
      .holding(locals)
      .map((rule) => ({ rule, locals: this.settled(after(this.compiled.rules[rule]!, locals)) }));
  }

  read(words: ArrayLike<number>): number[] {
    return unpack(this.layout, words);
  }

  write(locals: readonly number[]): Int32Array {
    return pack(this.layout, locals);
  }

  private settled(locals: readonly number[]): readonly number[] {
    let state = locals;
    for (let steps = 0; ; steps++) {
      const [first] = this.urgentMasks.holding(state);
      if (first === undefined) return state;
      const rule = this.compiled.urgent[first]!;
      if (steps >= settleLimit) throw unsettled(rule);
      state = after(rule, state);
    }
  }
}

/** What is said of a rule after which others would never settle. */
export const unsettled = ({ rule }: CompiledRule): Refusal =>
  new Refusal('CK206', `rule ${instanceName(rule)}`, `urgent rules do not settle in ${settleLimit} steps`);

const after = ({ next }: CompiledRule, locals: readonly number[]): number[] =>
  locals.map((local, unit) => next[unit]?.[local] ?? local);

/** Does a compiled condition hold for these local states of the units? */
export const isEnabled = (
  compiled: Compiled,
  condition: CompiledCondition,
  locals: readonly number[],
): boolean =>
  condition.allow.every((states, unit) => !states || states[locals[unit]!] === 1) &&
  condition.counts.every(({ counter, least, most }) => {
    const { weights } = compiled.counters[counter]!;
    const sum = weights.reduce((total, weight, unit) => total + (weight?.[locals[unit]!] ?? 0), 0);
    return sum >= least && sum <= most;
  });
