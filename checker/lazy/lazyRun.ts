import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { initialSnapshot, step } from '../charts/chartTable.ts';
import { eventKey, stateKey } from '../charts/stateKey.ts';
import { RuleRun, type Taken } from '../reference/ruleRun.ts';
import type { SystemState } from '../reference/state.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect } from '../system/effect.ts';
import type { Guard, Term } from '../system/guard.ts';
import type { System } from '../system/system.ts';

/** A state of the system: the number of the local state of every component. */
export type LazyState = readonly number[];

/**
 * Runs a system on tables that are filled as they are needed: what `ReferenceRun` does, without asking a chart or
 * a predicate the same question twice. For long random runs of systems too large to enumerate.
 */
export class LazyRun extends RuleRun<number> {
  private readonly locals: readonly LocalStates[];
  private readonly answers = new Map<Guard | Term, number[]>();
  private readonly jointAnswers = new Map<Guard, Map<string, boolean>>();

  constructor(system: System) {
    super(system);
    this.locals = system.components.map((component) => new LocalStates(component));
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

  protected first(): LazyState {
    return this.system.components.map(() => 0);
  }

  protected take(effect: Effect, state: LazyState): Taken<number> | undefined {
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

/** The local states of one component that were met so far, and where events led from them. */
class LocalStates {
  readonly snapshots: AnyMachineSnapshot[];
  private readonly component: AnyComponent;
  private readonly ids: Map<string, number>;
  private readonly steps = new Map<string, (Taken<number> | null)[]>();
  private readonly keys = new Map<Effect['event'], string>();

  constructor(component: AnyComponent) {
    this.component = component;
    const first = initialSnapshot(component);
    this.snapshots = [first];
    this.ids = new Map([[stateKey(first), 0]]);
  }

  take({ event }: Effect, local: number): Taken<number> | undefined {
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
