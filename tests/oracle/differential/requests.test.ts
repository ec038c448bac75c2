import { expect, test } from 'vitest';
import { rightAnswers } from '../../../oracle/differential/askBoth.ts';
import { closed, opened } from '../../../oracle/differential/body.ts';
import { refuses } from '../../../oracle/differential/compare.ts';
import { requestMaker } from '../../../oracle/differential/randomRequest.ts';
import { operations } from '../../../oracle/operations.ts';
import { shippedVectors } from '../../../oracle/vectors/shippedVectors.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';

const requestsOf = (op: string) => shippedVectors(op).map(({ request }) => request);

test.each(operations.map(({ op }) => op))(
  '%s: random requests are various, some are refused, and none ends the specification',
  (op) => {
    const make = requestMaker(requestsOf(op), 7);
    const right = rightAnswers(operations);
    const made = Array.from({ length: 40 }, (_, number) => ({ ...make(number), op }));
    const answers = made.map(right);
    expect(new Set(made.map((each) => jsonText(each))).size).toBeGreaterThan(10);
    expect(answers.some((answer) => !refuses(answer))).toBe(true);
    expect(
      answers.filter(({ problem }) => (problem as { code?: string } | undefined)?.code === 'PS1104'),
    ).toEqual([]);
  },
);

test('the same seed makes the same requests, another one others', () => {
  const texts = (seed: number) => {
    const make = requestMaker(requestsOf('evict'), seed);
    return Array.from({ length: 20 }, (_, number) => jsonText(make(number)));
  };
  expect(texts(1)).toEqual(texts(1));
  expect(texts(1)).not.toEqual(texts(2));
});

test('a body that is text is changed inside, and is text again', () => {
  const request = { op: 'validate', manifest: '{"kind":"Pod"}' };
  expect(opened(request)).toEqual({ op: 'validate', manifest: { kind: 'Pod' } });
  expect(closed(opened(request))).toEqual(request);
  const odd = { op: 'validate', manifest: '{"kind":"Pod","kind":"Pod"}' };
  expect(opened(odd)).toEqual(odd);
});
