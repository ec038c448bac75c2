import { expect, test } from 'vitest';
import type { JsonObject } from '../../../oracle/operation.ts';
import { schedule } from '../../../oracle/operations/schedule.ts';
import { comparable } from '../api/emptiness.ts';
import { readVectors } from '../api/readVectors.ts';

const disagreements = (cases: readonly JsonObject[]): readonly string[] => {
  const expected = readVectors<JsonObject>('scheduling/expected.ndjson.gz');
  return cases.flatMap((request, line) => {
    const answered = comparable({ id: request.id, ...schedule.answer(request) });
    const real = comparable(expected[line]);
    return answered === real ? [] : [`${String(request.id)}\n  answered ${answered}\n  expected ${real}`];
  });
};

test('the scheduler filters, scores and preempts as Kubernetes does', () => {
  expect(disagreements(readVectors('scheduling/cases.ndjson.gz'))).toEqual([]);
});

test('objects that were defaulted before are decided alike', () => {
  expect(disagreements(readVectors('scheduling/normalized.ndjson.gz'))).toEqual([]);
});
