import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { PartialOrderSearch, partialOrderRefusal } from '../../../checker/partialOrder/partialOrderSearch.ts';
import { traceTo } from '../../../checker/trace/decode.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

const stateLimit = 3_000;
const explored = <S extends Search>(search: S): S => {
  while (search.status().states <= stateLimit && search.advance(500));
  return search;
};

describe('leaving out steps whose order does not matter', () => {
  it('keeps which laws are broken, and every deadlock, of random systems', () => {
    let smaller = 0;
    fc.assert(
      fc.property(randomSystem, fc.boolean(), ({ system, laws }, fewLaws) => {
        const compiled = compile(system, fewLaws ? laws.slice(0, 1) : laws);
        fc.pre(partialOrderRefusal(compiled) === undefined);
        const full = explored(new InterpretedSearch(compiled));
        fc.pre(full.status().states <= stateLimit);
        const less = explored(new PartialOrderSearch(compiled));
        expect(less.findings().map(({ broken }) => broken !== undefined)).toEqual(
          full.findings().map(({ broken }) => broken !== undefined),
        );
        expect(less.status().deadlocks).toBe(full.status().deadlocks);
        expect(less.status().states).toBeLessThanOrEqual(full.status().states);
        for (const { broken } of less.findings()) if (broken) traceTo(compiled, less, broken);
        if (less.status().states < full.status().states) smaller += 1;
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(smaller).toBeGreaterThan(10);
  });

  it('is refused where urgent rules settle within steps', () => {
    const { system, laws } = replicatedPods({ N: 2, R: 1, U: 1, F: 1, C: 0 });
    const urgent = {
      ...system,
      rules: system.rules.map((rule) => (rule.name === 'Heal' ? { ...rule, urgent: 0 } : rule)),
    };
    expect(partialOrderRefusal(compile(system, laws))).toBeUndefined();
    expect(partialOrderRefusal(compile(urgent, laws))).toMatch(/^urgent rules settle/);
  });
});
