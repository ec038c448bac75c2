import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyMachineSnapshot } from 'xstate';
import { initialSnapshot, step } from '../../../checker/charts/chartTable.ts';
import { stateKey, stateText } from '../../../checker/charts/stateKey.ts';
import { compile } from '../../../checker/compile/compile.ts';
import { ruleCoverage, transitionCoverage } from '../../../checker/coverage/coverage.ts';
import { philosophers } from '../../../checker/example/philosophers.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import type { HappeningOf } from '../../../checker/reference/ruleRun.ts';
import { ReferenceRun, type SystemState } from '../../../checker/reference/state.ts';
import { instanceName, type Rule } from '../../../checker/system/rule.ts';
import type { System } from '../../../checker/system/system.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

describe('coverage', () => {
  it('lists every rule instance, also those that are never enabled', () => {
    const { system, laws } = replicatedPods({ N: 2, R: 1, U: 2, F: 0, C: 0 });
    const compiled = compile(system, laws);
    const search = new InterpretedSearch(compiled);
    while (search.advance(10_000));
    const coverage = ruleCoverage(compiled, search.ruleCounts());
    expect(coverage.map(({ rule }) => rule)).toEqual(system.rules.map(instanceName));
    const unused = coverage.filter(({ count }) => count === 0).map(({ rule }) => rule);
    expect(unused).toContain('Die(1)');
    expect(unused).not.toContain('Create(1)');
    expect(coverage.reduce((sum, { count }) => sum + count, 0)).toBe(search.status().transitions);
  });

  it('lists every transition of every chart, also those that are never taken', () => {
    const { system, laws } = philosophers({ seats: 2, lastIsLeftHanded: true });
    const compiled = compile(system, laws);
    const search = new InterpretedSearch(compiled);
    search.advance(1);
    const early = transitionCoverage(compiled, search);
    expect(early).toContainEqual({
      component: 'philosopher[1]',
      state: 'thinking',
      event: '{"type":"HUNGER"}',
      count: 2,
    });
    expect(early.find(({ state, event }) => state === 'eating' && event === '{"type":"REST"}')!.count).toBe(
      0,
    );
    while (search.advance(10_000));
    expect(transitionCoverage(compiled, search).every(({ count }) => count > 0)).toBe(true);
  });

  it('counts what rules, emissions and urgent rules do in the charts themselves', () => {
    fc.assert(
      fc.property(randomSystem, ({ system, laws }) => {
        const compiled = compile(system, laws, { reduce: false });
        const search = new InterpretedSearch(compiled);
        while (search.advance(1_000) && search.status().states < 2_000);
        fc.pre(search.status().expanded === search.status().states);
        const counted = new Map(
          transitionCoverage(compiled, search)
            .filter(({ count }) => count > 0)
            .map(({ component, state, event, count }) => [`${component}: ${state} on ${event}`, count]),
        );
        expect(counted).toEqual(takenInCharts(system));
      }),
      { numRuns: 60 },
    );
  });
});

/** The same, found by following the charts from state to state. */
const takenInCharts = (system: System): Map<string, number> => {
  const run = new ReferenceRun(system);
  const counts = new Map<string, number>();
  const note = (rule: Rule, before: SystemState): void => {
    const effects = [...rule.then];
    for (const { component, event } of effects) {
      const snapshot = before[component.index]!;
      const taken = step(component, snapshot, event);
      if (!taken) continue;
      const key = `${component.name}: ${stateText(snapshot)} on ${JSON.stringify(event)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      for (const emission of taken.emits)
        effects.push(...(system.reactions.get(emission.type)?.(emission) ?? []));
    }
  };
  const noteAll = (from: SystemState, happened: readonly HappeningOf<AnyMachineSnapshot>[]): void => {
    let before = from;
    for (const { rule, after } of happened) {
      note(rule, before);
      before = after;
    }
  };
  const first = run.initial();
  noteAll(system.components.map(initialSnapshot), first.settling);
  const known = new Map([[first.state.map(stateKey).join(), first.state]]);
  for (const state of known.values()) {
    for (const rule of run.enabled(state)) {
      const happened = run.fire(rule, state);
      noteAll(state, happened);
      const { after } = happened.at(-1)!;
      const key = after.map(stateKey).join();
      if (!known.has(key)) known.set(key, after);
    }
  }
  return counts;
};
