import type { AnyMachineSnapshot } from 'xstate';
import { RuleRun, type Taken } from '../reference/ruleRun.ts';
import type { SystemState } from '../reference/state.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect } from '../system/effect.ts';
import type { Guard, Term } from '../system/guard.ts';
import type { Rule } from '../system/rule.ts';
import type { System } from '../system/system.ts';
import { EnabledRules } from './enabledRules.ts';
import { type LocalStates, localStatesOf } from './localStates.ts';

/** A state of the system: the number of the local state of every component. */
export type LazyState = readonly number[];

/**
 * Runs a system on tables that are filled as they are needed: what `ReferenceRun` does, without asking a chart or
 * a predicate the same question twice. For long random runs of systems too large to enumerate.
 */
export class LazyRun extends RuleRun<number> {
  private readonly locals: readonly LocalStates[];
  private readonly enabledRules: EnabledRules;
  private readonly answers = new Map<Guard | Term, number[]>();
  private readonly jointAnswers = new Map<Guard, Map<string, boolean>>();

  constructor(system: System) {
    super(system);
    this.locals = system.components.map(({ chart }) => localStatesOf(chart));
    this.enabledRules = new EnabledRules(system.components, system.rules);
  }

  override isEnabled(rule: Rule, state: LazyState): boolean {
    return this.enabledRules.isEnabled(rule, state, () => super.isEnabled(rule, state));
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
    return this.system.components.map((component, index) => this.locals[index]!.initial(component));
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
