import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { initialSnapshot, step } from '../charts/chartTable.ts';
import { eventKey, stateKey } from '../charts/stateKey.ts';
import { type SystemState, settleLimit } from '../reference/state.ts';
import { Refusal } from '../refusal.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect } from '../system/effect.ts';
import type { Guard, Term } from '../system/guard.ts';
import { instanceName, type Rule } from '../system/rule.ts';
import type { System } from '../system/system.ts';

/** A state of the system: the number of the local state of every component. */
export type LazyState = readonly number[];

export type LazyHappening = { readonly rule: Rule; readonly after: LazyState };

/**
 * Runs a system on tables that are filled as they are needed: what `ReferenceRun` does, without asking a chart or
 * a predicate the same question twice. For long random runs of systems too large to enumerate.
 */
export class LazyRun {
  readonly system: System;
  private readonly locals: readonly LocalStates[];
  private readonly urgent: readonly Rule[];
  private readonly normal: readonly Rule[];
  private readonly answers = new Map<Guard | Term, number[]>();
  private readonly jointAnswers = new Map<Guard, Map<string, boolean>>();

  constructor(system: System) {
    this.system = system;
    this.locals = system.components.map((component) => new LocalStates(component));
    this.normal = system.rules.filter((rule) => rule.urgent === undefined);
    this.urgent = system.rules
      .filter((rule) => rule.urgent !== undefined)
      .sort((a, b) => a.urgent! - b.urgent!);
  }

  initial(): LazyState {
    const state = this.system.components.map(() => 0);
    return this.settle(state).at(-1)?.after ?? state;
  }

  enabled(state: LazyState): Rule[] {
    return this.normal.filter((rule) => this.isEnabled(rule, state));
  }

  isEnabled(rule: Rule, state: LazyState): boolean {
    return (
      this.holds(rule.when, state) &&
      rule.then.every((effect) => !effect.mandatory || this.taken(effect, state) !== undefined)
    );
  }

  /** One step: the rule, then the urgent rules that it enables. */
  fire(rule: Rule, state: LazyState): LazyHappening[] {
    const first = { rule, after: this.apply(rule, state) };
    return [first, ...this.settle(first.after)];
  }

  holds(guard: Guard, state: LazyState): boolean {
    switch (guard.kind) {
      case 'is':
        return (
          (this.answer(guard, guard.component, state, (s) => Number(guard.predicate(s))) === 1) ===
          guard.wanted
        );
      case 'together':
        return this.together(guard, state) === guard.wanted;
      case 'count': {
        let sum = 0;
        for (const term of guard.terms) sum += this.answer(term, term.component, state, term.weight);
        return sum >= guard.least && sum <= guard.most;
      }
      case 'all':
        return guard.guards.every((part) => this.holds(part, state));
      case 'any':
        return guard.guards.some((part) => this.holds(part, state));
    }
  }

  snapshots(state: LazyState): SystemState {
    return state.map((local, index) => this.locals[index]!.snapshots[local]!);
  }

  private settle(from: LazyState): LazyHappening[] {
    const happened: LazyHappening[] = [];
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

  private apply(rule: Rule, state: LazyState): LazyState {
    const after = [...state];
    const moved = new Set<number>();
    const effects = [...rule.then];
    for (let at = 0; at < effects.length; at++) {
      const effect = effects[at]!;
      const { index, name } = effect.component;
      if (moved.has(index))
        throw new Refusal('CK202', `rule ${instanceName(rule)}`, `${name} takes part twice`);
      moved.add(index);
      const taken = this.taken(effect, state);
      if (!taken) continue;
      after[index] = taken.to;
      for (const emission of taken.emits)
        effects.push(...(this.system.reactions.get(emission.type)?.(emission) ?? []));
    }
    return after;
  }

  private taken(effect: Effect, state: LazyState) {
    const { index } = effect.component;
    return this.locals[index]!.take(effect, state[index]!);
  }

  private answer(
    question: Guard | Term,
    { index }: AnyComponent,
    state: LazyState,
    ask: (snapshot: AnyMachineSnapshot) => number,
  ): number {
    const known = this.answers.get(question) ?? [];
    if (known.length === 0) this.answers.set(question, known);
    const local = state[index]!;
    known[local] ??= ask(this.locals[index]!.snapshots[local]!);
    return known[local];
  }

  private together(guard: Extract<Guard, { kind: 'together' }>, state: LazyState): boolean {
    const known = this.jointAnswers.get(guard) ?? new Map<string, boolean>();
    if (known.size === 0) this.jointAnswers.set(guard, known);
    const key = guard.components.map(({ index }) => state[index]).join();
    let answer = known.get(key);
    if (answer === undefined) {
      answer = guard.predicate(
        ...guard.components.map(({ index }) => this.locals[index]!.snapshots[state[index]!]!),
      );
      known.set(key, answer);
    }
    return answer;
  }
}

type Taken = { readonly to: number; readonly emits: readonly { readonly type: string }[] };

/** The local states of one component that were met so far, and where events led from them. */
class LocalStates {
  readonly snapshots: AnyMachineSnapshot[];
  private readonly component: AnyComponent;
  private readonly ids: Map<string, number>;
  private readonly steps = new Map<string, (Taken | null)[]>();
  private readonly keys = new Map<Effect['event'], string>();

  constructor(component: AnyComponent) {
    this.component = component;
    const first = initialSnapshot(component);
    this.snapshots = [first];
    this.ids = new Map([[stateKey(first), 0]]);
  }

  take({ event }: Effect, local: number): Taken | undefined {
    const key = this.keys.get(event) ?? eventKey(event);
    this.keys.set(event, key);
    const row = this.steps.get(key) ?? [];
    if (row.length === 0) this.steps.set(key, row);
    if (row[local] === undefined) {
      const result = step(this.component, this.snapshots[local]!, event as EventObject);
      row[local] = result ? { to: this.idOf(result.snapshot), emits: result.emits } : null;
    }
    return row[local] ?? undefined;
  }

  private idOf(snapshot: AnyMachineSnapshot): number {
    const key = stateKey(snapshot);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.snapshots.length);
    this.snapshots.push(snapshot);
    return this.snapshots.length - 1;
  }
}
