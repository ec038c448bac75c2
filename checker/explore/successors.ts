import type { Compiled, CompiledCondition } from '../compile/compiled.ts';
import { settleLimit } from '../reference/ruleRun.ts';
import { Refusal } from '../refusal.ts';
import { instanceName } from '../system/rule.ts';
import { type Layout, layoutOf, pack, unpack } from './layout.ts';

/** A successor: the compiled rule (its index) that leads there, and the local states of the units. */
export type Successor = { readonly rule: number; readonly locals: readonly number[] };

/** The steps from one state, found again for traces and liveness: slow and simple. */
export class Successors {
  readonly layout: Layout;
  private readonly compiled: Compiled;

  constructor(compiled: Compiled, layout: Layout = layoutOf(compiled)) {
    this.compiled = compiled;
    this.layout = layout;
  }

  initial(): readonly number[] {
    return this.settled([...this.compiled.initial]);
  }

  of(locals: readonly number[]): Successor[] {
    return this.compiled.rules.flatMap((rule, index) =>
      isEnabled(this.compiled, rule, locals)
        ? [
            {
              rule: index,
              locals: this.settled(locals.map((local, unit) => rule.next[unit]?.[local] ?? local)),
            },
          ]
        : [],
    );
  }

  read(words: ArrayLike<number>): number[] {
    return unpack(this.layout, words);
  }

  write(locals: readonly number[]): Int32Array {
    return pack(this.layout, locals);
  }

  private settled(locals: number[]): number[] {
    let state = locals;
    for (let steps = 0; ; steps++) {
      const rule = this.compiled.urgent.find((candidate) => isEnabled(this.compiled, candidate, state));
      if (!rule) return state;
      if (steps >= settleLimit) {
        throw new Refusal(
          'CK206',
          `rule ${instanceName(rule.rule)}`,
          `urgent rules do not settle in ${settleLimit} steps`,
        );
      }
      state = state.map((local, unit) => rule.next[unit]?.[local] ?? local);
    }
  }
}

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
