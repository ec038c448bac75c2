import { eventKey, stateText } from '../charts/stateKey.ts';
import type { Compiled } from '../compile/compiled.ts';
import { layoutOf } from '../explore/layout.ts';
import { Masks } from '../explore/masks.ts';
import type { Search } from '../explore/search.ts';
import { StateIndex } from '../graph/stateIndex.ts';
import { unpackInto } from '../graph/successorBatch.ts';
import { instanceName, type Rule } from '../system/rule.ts';

/** How often a rule instance was enabled in distinct states; 0 for one that never was. */
export type RuleCoverage = { readonly rule: string; readonly count: number };

/** In how many distinct states a transition of a component's chart was taken by some rule; 0 for one never taken. */
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
 * Every transition that the charts have under the system's events, with how often rules that are not urgent
 * took it in the states of a search. Of a reduced system, local states stand for those that they were merged
 * with, and only they are listed.
 */
export const transitionCoverage = (compiled: Compiled, search: Search): TransitionCoverage[] => {
  const taken = takenIn(compiled, search);
  return compiled.system.components.flatMap((component) => {
    const unit = compiled.units.findIndex(({ components }) => components.includes(component.index));
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
    compiled.rules.forEach((compiledRule, rule) => {
      if (!compiledRule.next[unit]) return;
      for (const event of eventsOf(compiledRule.rule, component.index)) {
        for (let local = 0; local < size; local++)
          add(members[local * components.length + place]!, event, taken[rule]!.get(unit)?.[local] ?? 0);
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

/** The events that a rule itself sends to a component; what others emit on the way is not the rule's. */
const eventsOf = (rule: Rule, component: number): string[] =>
  rule.then.filter((effect) => effect.component.index === component).map(({ event }) => eventKey(event));

/** By compiled rule and unit that it moves: how often it was enabled in each local state. */
const takenIn = (compiled: Compiled, search: Search): Map<number, Float64Array>[] => {
  const index = new StateIndex(search, layoutOf(compiled));
  const masks = new Masks(compiled, compiled.rules);
  const locals = new Int32Array(compiled.units.length);
  const words = new Int32Array(index.layout.words);
  const taken = compiled.rules.map(
    ({ next }) =>
      new Map(
        next.flatMap((to, unit) =>
          to ? [[unit, new Float64Array(compiled.units[unit]!.size)] as const] : [],
        ),
      ),
  );
  for (let state = 0; state < index.count; state++) {
    index.read(state, words, 0);
    unpackInto(locals, words, 0, index.layout);
    const enabled = masks.evaluate(locals);
    for (let word = 0; word < enabled.length; word++) {
      for (let bits = enabled[word]!; bits !== 0; bits &= bits - 1) {
        const counts = taken[word * 32 + 31 - Math.clz32(bits & -bits)];
        if (!counts) break;
        for (const [unit, ofUnit] of counts) ofUnit[locals[unit]!]! += 1;
      }
    }
  }
  return taken;
};
