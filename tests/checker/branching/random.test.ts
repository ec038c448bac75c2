import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchingQuotient } from '../../../checker/branching/branchingQuotient.ts';
import { compile } from '../../../checker/compile/compile.ts';
import type { Compiled } from '../../../checker/compile/compiled.ts';
import { deadlocksOf } from '../../../checker/deadlock/deadlocks.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { Successors } from '../../../checker/explore/successors.ts';
import { randomSystem } from '../arbitraries/system.ts';
import { tableSpec, tablesOf } from '../arbitraries/tables.ts';

const stateLimit = 3_000;

const explored = (compiled: Compiled) => {
  const search = new InterpretedSearch(compiled);
  while (search.status().states <= stateLimit && search.advance(500));
  if (search.status().states > stateLimit) return undefined;
  const successors = new Successors(compiled);
  return {
    states: Array.from({ length: search.status().states }, (_, at) => successors.read(search.stateAt(at))),
    verdicts: search
      .findings()
      .map(({ law, broken, witnessed }) => ({ law, witnessed, broken: broken !== undefined })),
    hasDeadlocks: deadlocksOf(compiled, search).count > 0,
  };
};

/** Merges one unit after the other; gives how many states there were and are, or nothing if there are too many. */
const compare = (whole: Compiled): { readonly before: number; readonly after: number } | undefined => {
  const before = explored(whole);
  if (!before) return undefined;
  let quotient = whole;
  let projected: readonly (readonly number[])[] = before.states;
  whole.units.forEach((_, unit) => {
    const { compiled, classes } = branchingQuotient(quotient, unit);
    quotient = compiled;
    projected = projected.map((state) => state.map((local, at) => (at === unit ? classes[local]! : local)));
  });
  const after = explored(quotient)!;
  expect(new Set(after.states.map(String))).toEqual(new Set(projected.map(String)));
  expect(after.verdicts).toEqual(before.verdicts);
  expect(after.hasDeadlocks).toBe(before.hasDeadlocks);
  return { before: before.states.length, after: after.states.length };
};

describe('merging local states that differ only in steps that nobody sees', () => {
  it('reaches the classes of what is reached without, and keeps verdicts and rest, on random systems', () => {
    let smaller = 0;
    fc.assert(
      fc.property(randomSystem, fc.boolean(), fc.nat({ max: 3 }), ({ system, laws }, reduce, kept) => {
        const found = compare(compile(system, laws.slice(0, kept), { reduce }));
        fc.pre(found !== undefined);
        if (found!.after < found!.before) smaller += 1;
      }),
      { numRuns: 200 },
    );
    expect(smaller).toBeGreaterThan(30);
  });

  it('does so on random tables, with urgent rules of single units that read others', () => {
    const seen = { smaller: 0, much: 0 };
    fc.assert(
      fc.property(tableSpec, (spec) => {
        const found = compare(tablesOf(spec));
        fc.pre(found !== undefined);
        if (found!.after < found!.before) seen.smaller += 1;
        if (found!.after * 3 < found!.before) seen.much += 1;
      }),
      { numRuns: 3_000 },
    );
    expect(seen.smaller).toBeGreaterThan(100);
    expect(seen.much).toBeGreaterThan(5);
  });
});
