import type { AnyMachineSnapshot } from 'xstate';
import { RuleRun, type Taken } from '../reference/ruleRun.ts';
import type { SystemState } from '../reference/state.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect } from '../system/effect.ts';
import type { Guard, Term } from '../system/guard.ts';
import type { Rule } from '../system/rule.ts';
import { type Sight, sightNumber } from '../system/sight.ts';
import type { System } from '../system/system.ts';
import { Answers } from './answers.ts';
import { EnabledRules } from './enabledRules.ts';
import { type EventRow, type LocalStates, localStatesOf } from './localStates.ts';
import { TupleNumbers } from './tupleNumbers.ts';

/** A state of the system: the number of the local state of every component. */
export type LazyState = readonly number[];

type Together = Extract<Guard, { kind: 'together' }>;

/**
 * Runs a system on tables that are filled as they are needed: what `ReferenceRun` does, without asking a chart or
 * a predicate the same question twice. For long random runs of systems too large to enumerate.
 */
export class LazyRun extends RuleRun<number> {
  private readonly locals: readonly LocalStates[];
  private readonly enabledRules: EnabledRules;
  /** the rules as they are numbered by `enabledRules`: normal ones first, then the urgent ones as they settle */
  private readonly numbered: readonly Rule[];
  private readonly positions: ReadonlyMap<Rule, number>;
  private readonly rows = new Map<Effect, EventRow>();
  private readonly answers = new Map<Guard, Answers>();
  private readonly weights = new Map<Term, number[]>();
  private readonly tuples = new Map<Guard, TupleNumbers>();
  private readonly sharedTuples = new Map<string, TupleNumbers>();
  private readonly sights = new Map<Sight, number>();

  constructor(system: System) {
    super(system);
    this.locals = system.components.map(localStatesOf);
    this.numbered = [...this.normal, ...this.urgent];
    this.positions = new Map(this.numbered.map((rule, position) => [rule, position]));
    const asking = {
      isTrueOf: (component: AnyComponent, predicate: (s: AnyMachineSnapshot) => boolean, local: number) =>
        predicate(this.snapshotIn(component, local)),
      takes: (effect: Effect, local: number) => this.takeIn(effect, local) !== undefined,
      holds: (guard: Guard, state: LazyState) => this.holds(guard, state),
    };
    this.enabledRules = new EnabledRules(system.components, this.numbered, asking, this.first());
  }

  override enabled(state: LazyState): Rule[] {
    const enabled: Rule[] = [];
    let position = this.enabledRules.first(state, 0);
    while (position >= 0 && position < this.normal.length) {
      enabled.push(this.numbered[position]!);
      position = this.enabledRules.first(state, position + 1);
    }
    return enabled;
  }

  override isEnabled(rule: Rule, state: LazyState): boolean {
    const position = this.positions.get(rule)!;
    return this.enabledRules.first(state, position) === position;
  }

  protected override nextUrgent(state: LazyState): Rule | undefined {
    return this.numbered[this.enabledRules.first(state, this.normal.length)];
  }

  holds(guard: Guard, state: LazyState): boolean {
    switch (guard.kind) {
      case 'is': {
        const local = state[guard.component.index]!;
        const answers = this.answersTo(guard);
        return (
          (answers.to(local) ??
            answers.note(local, guard.predicate(this.snapshotIn(guard.component, local)))) === guard.wanted
        );
      }
      case 'together':
        return this.together(guard, state) === guard.wanted;
      case 'count': {
        let sum = 0;
        for (const term of guard.terms) sum += this.weight(term, state);
        return sum >= guard.least && sum <= guard.most;
      }
      case 'all':
        return guard.guards.every((part) => this.holds(part, state));
      case 'any':
        return guard.guards.some((part) => this.holds(part, state));
    }
  }

  /** The place of a rule among all: what is known of rules can be kept by it. */
  positionOf(rule: Rule): number {
    return this.positions.get(rule)!;
  }

  snapshots(state: LazyState): SystemState {
    return state.map((local, index) => this.locals[index]!.snapshots[local]!);
  }

  snapshotOf(component: AnyComponent, state: LazyState): AnyMachineSnapshot {
    return this.snapshotIn(component, state[component.index]!);
  }

  protected first(): LazyState {
    return this.system.components.map(() => 0);
  }

  protected take(effect: Effect, state: LazyState): Taken<number> | undefined {
    return this.takeIn(effect, state[effect.component.index]!);
  }

  private takeIn(effect: Effect, local: number): Taken<number> | undefined {
    const locals = this.locals[effect.component.index]!;
    let row = this.rows.get(effect);
    if (!row) {
      row = locals.rowOf(effect);
      this.rows.set(effect, row);
    }
    return locals.take(effect, row, local);
  }

  private snapshotIn({ index }: AnyComponent, local: number): AnyMachineSnapshot {
    return this.locals[index]!.snapshots[local]!;
  }

  private answersTo(guard: Guard): Answers {
    let known = this.answers.get(guard);
    if (!known) {
      known = new Answers();
      this.answers.set(guard, known);
    }
    return known;
  }

  private weight(term: Term, state: LazyState): number {
    let known = this.weights.get(term);
    if (!known) {
      known = [];
      this.weights.set(term, known);
    }
    const local = state[term.component.index]!;
    known[local] ??= term.weight(this.snapshotIn(term.component, local));
    return known[local];
  }

  private together(guard: Together, state: LazyState): boolean {
    const tuple = this.tuplesOf(guard).of(state);
    const answers = this.answersTo(guard);
    return (
      answers.to(tuple) ??
      answers.note(
        tuple,
        guard.predicate(...guard.components.map((component) => this.snapshotOf(component, state))),
      )
    );
  }

  /** Guards that read the same of the same components share the numbers of their joint states. */
  private tuplesOf(guard: Together): TupleNumbers {
    const known = this.tuples.get(guard);
    if (known) return known;
    const { components, sights } = guard;
    const key = components.map(({ index }, place) => `${index} ${this.numberOfSight(sights?.[place])}`);
    const tuples = this.sharedTuples.get(key.join()) ?? new TupleNumbers(components, this.seenBy(guard));
    this.sharedTuples.set(key.join(), tuples);
    this.tuples.set(guard, tuples);
    return tuples;
  }

  private seenBy({ components, sights }: Together): ConstructorParameters<typeof TupleNumbers>[1] {
    if (!sights) return undefined;
    return (place, local) => {
      const sight = sights[place];
      return sight ? sightNumber(sight, this.snapshotIn(components[place]!, local)) : local;
    };
  }

  private numberOfSight(sight: Sight | undefined): number {
    if (!sight) return -1;
    const number = this.sights.get(sight) ?? this.sights.size;
    this.sights.set(sight, number);
    return number;
  }
}
