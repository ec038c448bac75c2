import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { ruleCoverage, transitionCoverage } from '../../../checker/coverage/coverage.ts';
import { philosophers } from '../../../checker/example/philosophers.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { instanceName } from '../../../checker/system/rule.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../../arbitraries/system.ts';

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

  it('of transitions that only one rule takes is the coverage of that rule', () => {
    fc.assert(
      fc.property(randomSystem, ({ system, laws }) => {
        fc.pre(system.rules.every(({ urgent }) => urgent === undefined));
        const compiled = compile(system, laws, { reduce: false });
        const search = new InterpretedSearch(compiled);
        while (search.advance(1_000) && search.status().states < 5_000);
        fc.pre(search.status().expanded === search.status().states);
        const transitions = transitionCoverage(compiled, search);
        const rules = ruleCoverage(compiled, search.ruleCounts());
        for (const { component, event, count } of transitions) {
          const able = system.rules.flatMap((rule, index) =>
            rule.then.some(
              (effect) => effect.component.name === component && JSON.stringify(effect.event) === event,
            )
              ? [rules[index]!.count]
              : [],
          );
          expect(count).toBeLessThanOrEqual(able.reduce((sum, ofRule) => sum + ofRule, 0));
        }
      }),
      { numRuns: 60 },
    );
  });
});
