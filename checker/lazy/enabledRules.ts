import type { AnyComponent } from '../system/component.ts';
import { all, type Guard } from '../system/guard.ts';
import type { Rule } from '../system/rule.ts';
import { Answers } from './answers.ts';
import { RuleSet } from './ruleSet.ts';

/** What enabled rules are found with. */
export type Asking = {
  /** Does a predicate hold of a local state of a component? */
  readonly isTrueOf: (component: AnyComponent, predicate: Predicate, local: number) => boolean;
  /** the same of whether its chart takes an event there */
  readonly takes: (effect: Rule['then'][number], local: number) => boolean;
  readonly holds: (guard: Guard, state: readonly number[]) => boolean;
};

type Predicate = Extract<Guard, { kind: 'is' }>['predicate'];

/** A question about one component that rules depend on: it is asked once for each local state. */
type Condition = {
  readonly answers: Answers;
  readonly ask: (local: number) => boolean;
  readonly rules: number[];
  isTrue: boolean;
};

const unknown = 2;

/**
 * The rules that are enabled, kept up to date while a run moves from state to state. For each rule the conditions on
 * single components that do not hold are counted: only those of components that have moved are looked at again. What
 * else a guard asks (joint states, counts) is asked when nothing is missing, and only if it could have changed.
 */
export class EnabledRules {
  private readonly asking: Asking;
  /** by component: what depends on it */
  private readonly conditions: readonly Condition[][];
  /** by component: the rules whose further guards read it */
  private readonly readers: readonly number[][];
  /** by rule: conditions that do not hold; the rest of its guard, and whether that holds */
  private readonly missing: Int32Array;
  private readonly rest: Guard[] = [];
  private readonly restHolds: Uint8Array;
  private readonly candidates: RuleSet;
  private at: readonly number[];

  /** `state`: where the run begins */
  constructor(
    components: readonly AnyComponent[],
    rules: readonly Rule[],
    asking: Asking,
    state: readonly number[],
  ) {
    this.asking = asking;
    this.conditions = components.map(() => []);
    this.readers = components.map(() => []);
    this.missing = new Int32Array(rules.length);
    this.restHolds = new Uint8Array(rules.length).fill(unknown);
    this.candidates = new RuleSet(rules.length);
    this.at = state;
    const shared = new Map<AnyComponent, Map<unknown, Condition>>();
    rules.forEach((rule, position) => {
      const rest: Guard[] = [];
      for (const part of partsOf(rule.when)) {
        if (part.kind === 'is') this.addPredicate(part, position, shared);
        else rest.push(part);
      }
      for (const effect of rule.then) if (effect.mandatory) this.addEffect(effect, position);
      this.rest.push(all(...rest));
      for (const index of new Set(rest.flatMap(indexesIn))) this.readers[index]!.push(position);
    });
    this.conditions.forEach((conditions, index) => {
      for (const condition of conditions) this.begin(condition, state[index]!);
    });
    rules.forEach((_, position) => {
      this.candidates.put(position, this.missing[position] === 0);
    });
  }

  /** The first enabled rule of those from `least` on, as its position; -1 if there is none. */
  first(state: readonly number[], least: number): number {
    if (state !== this.at) this.moveTo(state);
    let position = this.candidates.from(least);
    while (position >= 0 && !this.holdsRest(position)) position = this.candidates.from(position + 1);
    return position;
  }

  private holdsRest(position: number): boolean {
    if (this.restHolds[position] === unknown) {
      this.restHolds[position] = this.asking.holds(this.rest[position]!, this.at) ? 1 : 0;
    }
    return this.restHolds[position] === 1;
  }

  private moveTo(state: readonly number[]): void {
    const from = this.at;
    this.at = state;
    for (let index = 0; index < state.length; index++) {
      if (state[index] === from[index]) continue;
      for (const condition of this.conditions[index]!) this.ask(condition, state[index]!);
      for (const position of this.readers[index]!) this.restHolds[position] = unknown;
    }
  }

  private ask(condition: Condition, local: number): void {
    const isTrue = answerTo(condition, local);
    if (isTrue === condition.isTrue) return;
    condition.isTrue = isTrue;
    for (const position of condition.rules) {
      const missing = this.missing[position]! + (isTrue ? -1 : 1);
      this.missing[position] = missing;
      this.candidates.put(position, missing === 0);
    }
  }

  private begin(condition: Condition, local: number): void {
    condition.isTrue = answerTo(condition, local);
    if (condition.isTrue) return;
    for (const position of condition.rules) this.missing[position]! += 1;
  }

  private addPredicate(
    { component, predicate, wanted }: Extract<Guard, { kind: 'is' }>,
    position: number,
    shared: Map<AnyComponent, Map<unknown, Condition>>,
  ): void {
    // many rules ask the same of the same component
    const ofComponent = shared.get(component) ?? new Map<unknown, Condition>();
    shared.set(component, ofComponent);
    const known = wanted ? ofComponent.get(predicate) : undefined;
    if (known) {
      known.rules.push(position);
      return;
    }
    const { isTrueOf } = this.asking;
    const condition = this.add(
      component,
      (local) => isTrueOf(component, predicate, local) === wanted,
      position,
    );
    if (wanted) ofComponent.set(predicate, condition);
  }

  private addEffect(effect: Rule['then'][number], position: number): void {
    this.add(effect.component, (local) => this.asking.takes(effect, local), position);
  }

  private add({ index }: AnyComponent, ask: Condition['ask'], position: number): Condition {
    const condition = { answers: new Answers(), ask, rules: [position], isTrue: false };
    this.conditions[index]!.push(condition);
    return condition;
  }
}

const answerTo = ({ answers, ask }: Condition, local: number): boolean =>
  answers.to(local) ?? answers.note(local, ask(local));

/** What must hold together. */
const partsOf = (guard: Guard): readonly Guard[] =>
  guard.kind === 'all' ? guard.guards.flatMap(partsOf) : [guard];

/** The components that a guard reads, by their places. */
const indexesIn = (guard: Guard): number[] => {
  switch (guard.kind) {
    case 'is':
      return [guard.component.index];
    case 'together':
      return guard.components.map(({ index }) => index);
    case 'count':
      return guard.terms.map(({ component }) => component.index);
    case 'all':
    case 'any':
      return guard.guards.flatMap(indexesIn);
  }
};
