import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { initialSnapshot, step } from '../charts/chartTable.ts';
import { eventKey, stateKey } from '../charts/stateKey.ts';
import { Refusal } from '../refusal.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect, Emission } from '../system/effect.ts';
import type { Guard } from '../system/guard.ts';
import { instanceName, type Rule } from '../system/rule.ts';
import type { System } from '../system/system.ts';

/** A state of the system, unpacked: the snapshot of every component. */
export type SystemState = readonly AnyMachineSnapshot[];

/** One rule that happened, and the state after it. Urgent rules follow the rule that enabled them. */
export type Happening = { readonly rule: Rule; readonly after: SystemState };

/** more urgent rules in a row than this do not settle */
export const settleLimit = 10_000;

/**
 * Runs a system on its xstate charts directly: the definition that tables and generated code are held to.
 * Steps of charts are remembered, since xstate is slow; nothing else is.
 */
export class ReferenceRun {
  readonly system: System;
  private readonly known = new Map<AnyComponent['chart'], Map<string, ReturnType<typeof step>>>();
  private readonly urgent: readonly Rule[];
  private readonly normal: readonly Rule[];

  constructor(system: System) {
    this.system = system;
    this.normal = system.rules.filter((rule) => rule.urgent === undefined);
    this.urgent = system.rules
      .filter((rule) => rule.urgent !== undefined)
      .sort((a, b) => a.urgent! - b.urgent!);
  }

  /** The beginning, with urgent rules settled. */
  initial(): { readonly state: SystemState; readonly settling: readonly Happening[] } {
    const state = this.system.components.map(initialSnapshot);
    const settling = this.settle(state);
    return { state: settling.at(-1)?.after ?? state, settling };
  }

  /** The rules that may happen next (urgent ones never do: they have settled). */
  enabled(state: SystemState): Rule[] {
    return this.normal.filter((rule) => this.isEnabled(rule, state));
  }

  isEnabled(rule: Rule, state: SystemState): boolean {
    return (
      holds(rule.when, state) &&
      rule.then.every((effect) => !effect.mandatory || this.take(effect, state) !== undefined)
    );
  }

  /** One step: the rule, then the urgent rules that it enables. The last happening is the state reached. */
  fire(rule: Rule, state: SystemState): Happening[] {
    const first = { rule, after: this.apply(rule, state) };
    return [first, ...this.settle(first.after)];
  }

  private settle(from: SystemState): Happening[] {
    const happened: Happening[] = [];
    let state = from;
    for (;;) {
      const rule = this.urgent.find((candidate) => this.isEnabled(candidate, state));
      if (!rule) return happened;
      if (happened.length >= settleLimit) {
        throw new Refusal(
          'CK206',
          `rule ${instanceName(rule)}`,
          `urgent rules do not settle in ${settleLimit} steps`,
        );
      }
      state = this.apply(rule, state);
      happened.push({ rule, after: state });
    }
  }

  private apply(rule: Rule, state: SystemState): SystemState {
    const after = [...state];
    const moved = new Set<number>();
    const effects: Effect[] = [...rule.then];
    for (let at = 0; at < effects.length; at++) {
      const effect = effects[at]!;
      const { index, name } = effect.component;
      if (moved.has(index))
        throw new Refusal('CK202', `rule ${instanceName(rule)}`, `${name} takes part twice`);
      moved.add(index);
      const taken = this.take(effect, state);
      if (!taken) continue;
      after[index] = taken.snapshot;
      effects.push(
        ...taken.emits.flatMap(
          (emission: Emission) => this.system.reactions.get(emission.type)?.(emission) ?? [],
        ),
      );
    }
    return after;
  }

  private take({ component, event }: Effect, state: SystemState): ReturnType<typeof step> {
    const snapshot = state[component.index]!;
    const ofChart = this.known.get(component.chart) ?? new Map<string, ReturnType<typeof step>>();
    this.known.set(component.chart, ofChart);
    const key = `${stateKey(snapshot)}${eventKey(event)}`;
    if (!ofChart.has(key)) ofChart.set(key, step(component, snapshot, event as EventObject));
    return ofChart.get(key);
  }
}

/** Does a guard hold in a state? */
export const holds = (guard: Guard, state: SystemState): boolean => {
  switch (guard.kind) {
    case 'is':
      return guard.predicate(state[guard.component.index]!) === guard.wanted;
    case 'together':
      return guard.predicate(...guard.components.map(({ index }) => state[index]!)) === guard.wanted;
    case 'count': {
      const sum = guard.terms.reduce(
        (total, { component, weight }) => total + weight(state[component.index]!),
        0,
      );
      return sum >= guard.least && sum <= guard.most;
    }
    case 'all':
      return guard.guards.every((part) => holds(part, state));
    case 'any':
      return guard.guards.some((part) => holds(part, state));
  }
};
