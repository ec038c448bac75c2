import { expect, test } from 'vitest';
import { rightAnswers } from '../../../oracle/differential/askBoth.ts';
import { compare } from '../../../oracle/differential/compare.ts';
import { governanceOf } from '../../../oracle/differential/governanceOf.ts';
import { operations } from '../../../oracle/operations.ts';
import { shippedVectors } from '../../../oracle/vectors/shippedVectors.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';
import { candidates } from './candidates.ts';
import { selected } from './selection.ts';

const all = candidates();

test.each(operations.map(({ op }) => op))(
  '%s: the vectors that are published are those that tests/vectors lead to',
  (op) => {
    const shipped = shippedVectors(op).map((each) => jsonText(each));
    expect(shipped).toEqual(selected(op, all.get(op)!).map((each) => jsonText(each)));
  },
);

test.each(operations.map(({ op }) => op))('%s: the specification gives the published answers', (op) => {
  const right = rightAnswers(operations);
  const differing = shippedVectors(op).filter(
    ({ request, answer }) => compare(governanceOf(op), request, answer, right(request)).length > 0,
  );
  expect(differing.map(({ id }) => id)).toEqual([]);
});

test('every operation has vectors with a reason, an id of their own, and some that refuse', () => {
  const ids = operations.flatMap(({ op }) => shippedVectors(op).map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { op } of operations) {
    const vectors = shippedVectors(op);
    expect(vectors.length, op).toBeGreaterThan(4);
    expect(
      vectors.every(({ why }) => why.length > 10),
      op,
    ).toBe(true);
    expect(
      vectors.some(({ negative }) => negative),
      op,
    ).toBe(true);
  }
});
