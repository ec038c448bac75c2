import type { AnyComponent } from '../system/component.ts';
import type { Guard } from '../system/guard.ts';
import type { Rule } from '../system/rule.ts';

const unknown = 2;

/**
 * Remembers which rules are enabled while a run moves from state to state: a rule is asked again only when a
 * component has moved that its guard reads, or that must take part in it.
 */
export class EnabledRules {
  private readonly positions: ReadonlyMap<Rule, number>;
  /** by rule: 0, 1 or unknown */
  private readonly known: Uint8Array;
  /** by component: the rules that hang on it, some more than once */
  private readonly hanging: readonly number[][];
  private at: readonly unknown[] = [];

  constructor(components: readonly AnyComponent[], rules: readonly Rule[]) {
    this.positions = new Map(rules.map((rule, position) => [rule, position]));
    this.known = new Uint8Array(rules.length).fill(unknown);
    this.hanging = components.map(() => []);
    rules.forEach((rule, position) => {
      this.hang(position, rule.when);
      for (const { component, mandatory } of rule.then) {
        if (mandatory) this.hanging[component.index]!.push(position);
      }
    });
  }

  isEnabled(rule: Rule, state: readonly unknown[], ask: () => boolean): boolean {
    if (state !== this.at) this.moveTo(state);
    const position = this.positions.get(rule)!;
    if (this.known[position] === unknown) this.known[position] = ask() ? 1 : 0;
    return this.known[position] === 1;
  }

  private moveTo(state: readonly unknown[]): void {
    for (let index = 0; index < state.length; index++) {
      if (state[index] === this.at[index]) continue;
      for (const position of this.hanging[index]!) this.known[position] = unknown;
    }
    this.at = state;
  }

  private hang(position: number, guard: Guard): void {
    switch (guard.kind) {
      case 'is':
        this.hanging[guard.component.index]!.push(position);
        return;
      case 'together':
        for (const { index } of guard.components) this.hanging[index]!.push(position);
        return;
      case 'count':
        for (const { component } of guard.terms) this.hanging[component.index]!.push(position);
        return;
      case 'all':
      case 'any':
        for (const part of guard.guards) this.hang(position, part);
    }
  }
}
