import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actsOf } from '../../../checker/branching/acts.ts';
import { Outlooks } from '../../../checker/branching/branchingClasses.ts';
import { UnitSteps } from '../../../checker/branching/hiddenSteps.ts';
import { observations } from '../../../checker/branching/observations.ts';
import { signaturesOf } from '../../../checker/branching/signatures.ts';
import { surroundingsOf } from '../../../checker/branching/surroundings.ts';
import { compile } from '../../../checker/compile/compile.ts';
import { PairNumbers } from '../../../checker/compile/pairNumbers.ts';
import { renumbered } from '../../../checker/compile/quotient.ts';
import { randomSystem } from '../arbitraries/system.ts';

describe('signatures of local states', () => {
  it('are equal where what the local states can do at last is equal', () => {
    fc.assert(
      fc.property(randomSystem, fc.nat({ max: 2 }), ({ system, laws }, kept) => {
        const compiled = compile(system, laws.slice(0, kept), { reduce: false });
        compiled.units.forEach((_, unit) => {
          const acts = actsOf(compiled, unit);
          const classes = observations(compiled, acts);
          for (const steps of new UnitSteps(acts, surroundingsOf(compiled, acts)).all) {
            const outlooks = new Outlooks(steps, classes);
            const texts = Array.from(classes, (_own, local) => JSON.stringify(outlooks.of(local)));
            const numbers = new Map(texts.map((text) => [text, texts.indexOf(text)]));
            const signatures = renumbered(signaturesOf(steps, classes, new PairNumbers()));
            expect(signatures).toEqual(renumbered(Int32Array.from(texts, (text) => numbers.get(text)!)));
          }
        });
      }),
      { numRuns: 200 },
    );
  });
});
