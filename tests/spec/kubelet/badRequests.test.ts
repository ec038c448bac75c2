import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../oracle/operation.ts';
import { phase } from '../../../oracle/operations/phase.ts';
import { operations } from '../../../oracle/operations.ts';
import { kubeletQuestions } from '../../oracle/kubeletQuestions.ts';
import { readVectors } from '../api/readVectors.ts';

/** Where the vectors call a decision by another name than the oracle. */
const decisions: { readonly [op: string]: string } = {
  runtimeCalls: 'syncCalls',
  kubeletAdmit: 'admission',
  garbage: 'containerGarbage',
};

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

const decided = readVectors<JsonObject>('kubelet-decisions/cases.ndjson.gz');
const whole = ['phase', 'restart', 'grace', 'evict', 'taintEvict'];

/** Requests to an operation about the kubelet; none for the other operations. */
const requestsTo = (op: string): readonly JsonObject[] => {
  if (whole.includes(op)) return readVectors<JsonObject>(`${op}/cases.ndjson.gz`).slice(0, 40);
  const cases = decided.filter(({ decision }) => decision === (decisions[op] ?? op)).slice(0, 40);
  return [...cases, ...(kubeletQuestions[op] ? [kubeletQuestions[op]] : [])];
};

const asked = operations
  .map((operation) => ({ ...operation, requests: requestsTo(operation.op) }))
  .filter(({ requests }) => requests.length > 0);

test.each(asked)('a broken request to $op is answered, or refused with its field', ({ answer, requests }) => {
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
      const answered = answer(broken as JsonObject);
      const text = JSON.stringify(answered);
      if (!('problem' in answered)) return text.length > 2;
      const { code, place } = answered.problem as { code: string; place: { path?: string } };
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
