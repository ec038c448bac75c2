import { eventKey, stateText } from '../charts/stateKey.ts';
import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import { layoutOf, unpackInto } from '../explore/layout.ts';
import { Masks } from '../explore/masks.ts';
import type { Search } from '../explore/search.ts';
import { instanceName, type Rule } from '../system/rule.ts';

/** How often a rule instance was enabled in distinct states; 0 for one that never was. */
export type RuleCoverage = { readonly rule: string; readonly count: number };

/**
 * In how many steps from distinct states a transition of a component's chart was taken, by the rule that happened,
 * by what charts emitted, or by the urgent rules that followed; 0 for one never taken.
 */
export type TransitionCoverage = {
  readonly component: string;
  readonly state: string;
  readonly event: string;
  readonly count: number;
};

/** Every rule instance of the system, with zero counts, in its order. */
export const ruleCoverage = (compiled: Compiled, counts: readonly number[]): RuleCoverage[] => {
  const sums = new Map<Rule, number>(
    compiled.system.rules.flatMap((rule) => (rule.urgent === undefined ? [[rule, 0]] : [])),
  );
  compiled.rules.forEach(({ rule }, index) => {
    sums.set(rule, sums.get(rule)! + counts[index]!);
  });
  return [...sums].map(([rule, count]) => ({ rule: instanceName(rule), count }));
};

/**
 * Every transition that the charts have under the system's events, with how often it was taken in the steps from
 * the states of a search. Of a reduced system, local states stand for those that they were merged with, and only
 * they are listed.
 */
export const transitionCoverage = (compiled: Compiled, search: Search): TransitionCoverage[] => {
  const taken = takenIn(compiled, search);
  const all = [...compiled.rules, ...compiled.urgent];
  return compiled.system.components.flatMap((component) => {
    const unit = unitOf(compiled, component.index);
    const { components, members, size } = compiled.units[unit]!;
    const place = components.indexOf(component.index);
    const table = compiled.tables[component.index]!;
    const counts = new Map<string, number>();
    const add = (state: number, event: string, count: number): void => {
      const next = table.events.get(event)?.next[state] ?? -1;
      if (next >= 0) counts.set(`${state} ${event}`, (counts.get(`${state} ${event}`) ?? 0) + count);
    };
    for (let local = 0; local < size; local++) {
      const state = members[local * components.length + place]!;
      for (const event of table.events.keys()) add(state, event, 0);
    }
    all.forEach(({ effects }, rule) => {
      for (const effect of effects) {
        if (effect.component.index !== component.index) continue;
        const event = eventKey(effect.event);
        for (let local = 0; local < size; local++)
          add(members[local * components.length + place]!, event, taken[rule]!.get(unit)![local]!);
      }
    });
    return [...counts].map(([key, count]) => {
      const at = key.indexOf(' ');
      return {
        component: component.name,
        state: stateText(table.snapshots[Number(key.slice(0, at))]!),
        event: key.slice(at + 1),
        count,
      };
    });
  });
};

const unitOf = ({ units }: Compiled, component: number): number =>
  units.findIndex(({ components }) => components.includes(component));

type Taken = readonly ReadonlyMap<number, Float64Array>[];

/** By rule (urgent ones after the others) and unit that it reaches: how often it happened in each local state. */
const takenIn = (compiled: Compiled, search: Search): Taken => {
  const layout = layoutOf(compiled);
  const masks = new Masks(compiled, compiled.rules);
  const locals = new Int32Array(compiled.units.length);
  const taken: Taken = [...compiled.rules, ...compiled.urgent].map(
    ({ effects }) =>
      new Map(
        effects.map(({ component }) => {
          const unit = unitOf(compiled, component.index);
          return [unit, new Float64Array(compiled.units[unit]!.size)];
        }),
      ),
  );
  const settling = new Settling(compiled, taken);
  settling.from(Int32Array.from(compiled.initial), undefined);
  const { states } = search.status();
  for (let state = 0; state < states; state++) {
    unpackInto(locals, search.stateAt(state), layout);
    for (const rule of masks.holding(locals)) {
      for (const [unit, ofUnit] of taken[rule]!) ofUnit[locals[unit]!]! += 1;
      settling.from(locals, compiled.rules[rule]);
    }
  }
  return taken;
};

/** Counts what urgent rules do after a step. */
class Settling {
  private readonly compiled: Compiled;
  private readonly taken: Taken;
  private readonly masks: Masks;
  private readonly state: Int32Array;

  constructor(compiled: Compiled, taken: Taken) {
    this.compiled = compiled;
    this.taken = taken;
    this.masks = new Masks(compiled, compiled.urgent);
    this.state = new Int32Array(compiled.units.length);
  }

  /** After a rule that happened in a state; without a rule, in the state itself. */
  from(locals: Int32Array, rule: CompiledRule | undefined): void {
    const { urgent, rules } = this.compiled;
    if (urgent.length === 0) return;
    this.state.set(locals);
    if (rule) this.move(rule);
    for (;;) {
      const [first] = this.masks.holding(this.state);
      if (first === undefined) return;
      const next = urgent[first]!;
      for (const [unit, ofUnit] of this.taken[rules.length + first]!) ofUnit[this.state[unit]!]! += 1;
      this.move(next);
    }
  }

  private move({ next }: CompiledRule): void {
    next.forEach((to, unit) => {
      if (to) this.state[unit] = to[this.state[unit]!]!;
    });
  }
}
