import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { tabulate } from '../../../checker/compile/tabulate.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { isLiveness, type Law } from '../../../checker/laws/law.ts';
import { checkLiveness } from '../../../checker/liveness/checkLiveness.ts';
import { settledLaws } from '../../../checker/local/settledLaws.ts';
import type { System } from '../../../checker/system/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

const stateLimit = 3_000;

/** What the whole system says of each law. */
const verdicts = (system: System, laws: readonly Law[]): ReadonlyMap<string, string> | undefined => {
  const compiled = compile(system, laws, { reduce: false });
  const search = new InterpretedSearch(compiled);
  while (search.status().states <= stateLimit && search.advance(500));
  if (search.status().states > stateLimit) return undefined;
  const found = search
    .findings()
    .filter((_, law) => !isLiveness(laws[law]!))
    .map(
      ({ law, broken, witnessed }) =>
        [law, broken ? 'violated' : witnessed ? 'holds' : 'unexercised'] as const,
    );
  const answers = checkLiveness(compiled, search).map(
    ({ law, verdict }) => [law, verdict === 'vacuous' ? 'unexercised' : verdict] as const,
  );
  return new Map([...found, ...answers]);
};

/** Laws of whole runs about each view of a kind. */
const eachLeadsTo = fc
  .record({
    of: fc.constantFrom('part', 'cell'),
    from: fc.integer({ min: 1, max: 14 }),
    to: fc.integer({ min: 1, max: 14 }),
  })
  .map(
    ({ of, from, to }): Law => ({
      kind: 'each leads to',
      id: `each ${of} ${from} ${to}`,
      of,
      trigger: (value: number) => ((from >> (value % 4)) & 1) === 1,
      goal: (value: number) => ((to >> (value % 4)) & 1) === 1,
    }),
  );

describe('a law that is judged on what it reads', () => {
  it('has the verdict that the whole system gives it, on random systems', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        randomSystem,
        fc.uniqueArray(eachLeadsTo, { maxLength: 3, selector: ({ id }) => id }),
        fc.boolean(),
        ({ system, laws: own }, more, reduce) => {
          const laws = [...own, ...more.filter((law) => !('of' in law) || system.viewKinds.has(law.of))];
          const whole = verdicts(system, laws);
          fc.pre(whole !== undefined);
          const { settled, open } = settledLaws(tabulate(system, laws), { reduce });
          expect(new Set([...settled.keys(), ...open.map(({ id }) => id)])).toEqual(new Set(whole!.keys()));
          for (const [law, verdict] of settled) {
            expect([law, verdict]).toEqual([law, whole!.get(law)]);
            const { kind } = laws.find(({ id }) => id === law)!;
            seen.set(`${kind} ${verdict}`, (seen.get(`${kind} ${verdict}`) ?? 0) + 1);
          }
        },
      ),
      { numRuns: 300 },
    );
    const often = ['state holds', 'step holds', 'step unexercised', 'joint holds', 'invariant holds'];
    for (const kind of ['leads to', 'each leads to', 'eventually', 'always eventually'])
      often.push(`${kind} holds`, `${kind} unexercised`);
    for (const each of often) expect([each, (seen.get(each) ?? 0) > 0]).toEqual([each, true]);
  });
});
