import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, Operation } from '../../../oracle/operation.ts';
import { evict } from '../../../oracle/operations/evict.ts';
import { grace } from '../../../oracle/operations/grace.ts';
import { phase } from '../../../oracle/operations/phase.ts';
import { restart } from '../../../oracle/operations/restart.ts';
import { taintEvict } from '../../../oracle/operations/taintEvict.ts';
import { readVectors } from '../api/readVectors.ts';

const operations: readonly Operation[] = [phase, restart, grace, evict, taintEvict];

/** Every place of a JSON value, as the steps that lead to it. */
const placesOf = (value: unknown, path: readonly (string | number)[] = []): (string | number)[][] => {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [[...path], ...inner.flatMap(([step, each]) => placesOf(each, [...path, step]))];
};

const replaced = (value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown => {
  if (step === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const inner = copy as Record<string | number, unknown>;
  inner[step] = replaced(inner[step], rest, by);
  return copy;
};

const oddValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e300, 0.5, '', 'x', [], {}, [null], [[]], { a: null }, '-1Gi'),
  fc.constant(2 ** 53),
  fc.jsonValue(),
);

const vectors = new Map(
  operations.map(({ op }) => [op, readVectors<JsonObject>(`${op}/cases.ndjson.gz`).slice(0, 40)]),
);

test.each(operations)('a broken request to $op is answered, or refused with its field', (operation) => {
  const requests = vectors.get(operation.op) ?? [];
  const request = fc.constantFrom(...requests).chain((each) =>
    fc
      .array(fc.tuple(fc.constantFrom(...placesOf(each).slice(1)), oddValue), {
        minLength: 1,
        maxLength: 3,
      })
      .map((changes) => changes.reduce<unknown>((whole, [place, by]) => replaced(whole, place, by), each)),
  );
  fc.assert(
    fc.property(request, (broken) => {
      const answer = operation.answer(broken as JsonObject);
      const text = JSON.stringify(answer);
      if (!('problem' in answer)) return text.length > 2;
      const { code, place } = answer.problem as { code: string; place: { path?: string } };
      return code === 'PS1103' && typeof place.path === 'string';
    }),
    { numRuns: 600 },
  );
});

test('a request without a Pod, or with a wrong field in it, is refused by the path of the field', () => {
  const refused = (path: string) => ({ problem: { code: 'PS1103', place: { path } } });
  expect(phase.answer({ now: 0, runtime: {} })).toMatchObject(refused('pod'));
  expect(phase.answer({ now: 0, runtime: {}, pod: { spec: { priority: 'high' } } })).toMatchObject(
    refused('pod.spec.priority'),
  );
});
