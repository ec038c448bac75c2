import { Refusal } from '../refusal.ts';
import type { Effect, Emission } from '../system/effect.ts';
import type { Guard } from '../system/guard.ts';
import { instanceName, type Rule } from '../system/rule.ts';
import type { System } from '../system/system.ts';

/** One rule that happened, and the state after it. Urgent rules follow the rule that enabled them. */
export type HappeningOf<L> = { readonly rule: Rule; readonly after: readonly L[] };

/** Where an event leads from a local state, and what the chart emits on the way. */
export type Taken<L> = { readonly to: L; readonly emits: readonly Emission[] };

/** more urgent rules in a row than this do not settle */
export const settleLimit = 10_000;

/**
 * What rules mean: which may happen in a state, what they do, and how urgent rules settle. A state is one local
 * state for each component; what a local state is (a snapshot, a number), how guards are answered and events taken
 * is left to the run.
 */
export abstract class RuleRun<L> {
  readonly system: System;
  /** in the order in which they settle */
  protected readonly urgent: readonly Rule[];
  protected readonly normal: readonly Rule[];

  constructor(system: System) {
    this.system = system;
    this.normal = system.rules.filter((rule) => rule.urgent === undefined);
    this.urgent = system.rules
      .filter((rule) => rule.urgent !== undefined)
      .sort((a, b) => a.urgent! - b.urgent!);
  }

  abstract holds(guard: Guard, state: readonly L[]): boolean;
  protected abstract first(): readonly L[];
  /** `undefined` where the chart does not take the event */
  protected abstract take(effect: Effect, state: readonly L[]): Taken<L> | undefined;

  /** The beginning, with urgent rules settled. */
  initial(): { readonly state: readonly L[]; readonly settling: readonly HappeningOf<L>[] } {
    const state = this.first();
    const settling = this.settle(state);
    return { state: settling.at(-1)?.after ?? state, settling };
  }

  /** The rules that may happen next (urgent ones never do: they have settled). */
  enabled(state: readonly L[]): Rule[] {
    return this.normal.filter((rule) => this.isEnabled(rule, state));
  }

  isEnabled(rule: Rule, state: readonly L[]): boolean {
    return (
      this.holds(rule.when, state) &&
      rule.then.every((effect) => !effect.mandatory || this.take(effect, state) !== undefined)
    );
  }

  /** One step: the rule, then the urgent rules that it enables. The last happening is the state reached. */
  fire(rule: Rule, state: readonly L[]): HappeningOf<L>[] {
    const happening = { rule, after: this.apply(rule, state) };
    return [happening, ...this.settle(happening.after)];
  }

  /** Of the urgent rules that are enabled, the one that happens first. */
  protected nextUrgent(state: readonly L[]): Rule | undefined {
    return this.urgent.find((candidate) => this.isEnabled(candidate, state));
  }

  private settle(from: readonly L[]): HappeningOf<L>[] {
    const happened: HappeningOf<L>[] = [];
    let state = from;
    for (;;) {
      const rule = this.nextUrgent(state);
      if (!rule) return happened;
      if (happened.length >= settleLimit) {
        const reason = `urgent rules do not settle in ${settleLimit} steps`;
        throw new Refusal('CK206', `rule ${instanceName(rule)}`, reason);
      }
      state = this.apply(rule, state);
      happened.push({ rule, after: state });
    }
  }

  private apply(rule: Rule, state: readonly L[]): readonly L[] {
    const after = [...state];
    const moved = new Set<number>();
    const effects: Effect[] = [...rule.then];
    for (let at = 0; at < effects.length; at++) {
      const effect = effects[at]!;
      const { index, name } = effect.component;
      if (moved.has(index)) {
        throw new Refusal('CK202', `rule ${instanceName(rule)}`, `${name} takes part twice`);
      }
      moved.add(index);
      const taken = this.take(effect, state);
      if (!taken) continue;
      after[index] = taken.to;
      for (const emission of taken.emits) {
        effects.push(...(this.system.reactions.get(emission.type)?.(emission) ?? []));
      }
    }
    return after;
  }
}
