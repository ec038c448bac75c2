import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../checker/compile/assemble.ts';
import { withLaws } from '../../../checker/compile/keptLaws.ts';
import { merged } from '../../../checker/compile/merged.ts';
import { tabulate } from '../../../checker/compile/tabulate.ts';
import { randomSystem } from '../arbitraries/system.ts';

describe('merging what was tabulated for all laws', () => {
  it('changes nothing of what is assembled for some of them', () => {
    let smaller = 0;
    fc.assert(
      fc.property(randomSystem, fc.nat(), ({ system, laws }, chosen) => {
        const tabulated = tabulate(system, laws);
        const once = merged(tabulated);
        const some = laws.filter((_, at) => (chosen >> at) & 1);
        for (const kept of [laws, some]) {
          const plain = assemble(withLaws(tabulated, kept), true);
          const again = assemble(withLaws(once, kept), true);
          expect({ ...again, tables: undefined }).toEqual({ ...plain, tables: undefined });
        }
        if (once.units.some(({ unit }) => unit.size < unit.unreduced)) smaller += 1;
      }),
      { numRuns: 300 },
    );
    expect(smaller).toBeGreaterThan(8);
  });
});
