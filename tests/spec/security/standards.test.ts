import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pss } from '../../../oracle/operations/pss.ts';
import { defaultedPod } from '../../../spec/api/normalize.ts';
import { type Level, violations } from '../../../spec/security/standards.ts';
import { disagreements } from '../api/agreement.ts';
import { readVectors } from '../api/readVectors.ts';

test('the Pod Security Standards allow and forbid Pods as the admission plugin does, in its words', () => {
  expect(disagreements(pss, 'api-pss')).toEqual([]);
});

test('as of older versions they allow and forbid what they did then', () => {
  expect(disagreements(pss, 'api-pss-versions')).toEqual([]);
});

test.each(['1.20', 'v2.0', 'v1.x', 'v1.01', 'newest', 20])('%s is no version of the standards', (version) => {
  expect(pss.answer({ pod: {}, version })).toMatchObject({ problem: { place: { path: 'version' } } });
});

test('what restricted allows baseline allows, and what that allows privileged allows, in every version', () => {
  const pods = readVectors<{ readonly pod: unknown }>('api-pss/cases.ndjson.gz');
  const asked = fc.tuple(fc.constantFrom(...pods), fc.integer({ min: 0, max: 40 }));
  fc.assert(
    fc.property(asked, ([{ pod }, version]) => {
      const normalized = defaultedPod(pod);
      if (!normalized.valid) return;
      const allows = (level: Level): boolean => violations(level, normalized.object, version).length === 0;
      expect(allows('privileged')).toBe(true);
      if (allows('restricted')) expect(allows('baseline')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
