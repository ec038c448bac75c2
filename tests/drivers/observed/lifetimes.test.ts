import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../../checker/simulate/random.ts';
import { podOnNode } from '../../../drivers/random/arbitraries/podOnNode.ts';
import { lifetimesOf } from '../../../drivers/random/campaign/lifetimesOf.ts';
import { isRecordable } from '../../../drivers/random/campaign/recording/isRecordable.ts';
import { recordLifetime } from '../../../drivers/random/campaign/recording/recordLifetime.ts';
import { nodeMutants } from '../../../properties/mutants/podOnNode/nodeMutants.ts';
import { firstViolation } from './judged.ts';
import type { Line } from './recordings.ts';

/** so many lifetimes are looked at until one gives a fault away */
const mostLives = 1_000;

describe('what a watch shows of random lifetimes', () => {
  test('is accepted', () => {
    let events = 0;
    fc.assert(
      fc.property(podOnNode.filter(isRecordable), fc.nat(), (options, seed) => {
        const { lines } = recordLifetime(lifetimesOf(options), randomFrom(seed));
        events += lines.length;
        expect(firstViolation(lines as unknown as Line[], true)).toBeUndefined();
      }),
      { numRuns: 75, seed: 20_26, endOnFailure: true },
    );
    expect(events).toBeGreaterThan(1_500);
  });

  const shown = ['restart-delay-ignored', 'ephemeral-container-restarted', 'address-given-twice'];
  test.for(nodeMutants.filter(({ name }) => shown.includes(name)).map((each) => [each.name, each] as const))(
    'is rejected when charts are wrong: %s',
    ([, mutant]) => {
      const lifetimes = lifetimesOf(mutant.victim, mutant);
      const isRejected = (life: number): boolean => {
        const { lines } = recordLifetime(lifetimes, randomFrom(life));
        return firstViolation(lines as unknown as Line[], true) !== undefined;
      };
      expect(Array.from({ length: mostLives }, (_, life) => life).some(isRejected)).toBe(true);
    },
  );
});
