import fc from 'fast-check';
import type { Operation } from '../../oracle/operation.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';

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

/** Requests in which some places hold something odd. */
export const brokenRequest = (requests: readonly JsonObject[]): fc.Arbitrary<JsonObject> =>
  fc.constantFrom(...requests).chain((each) =>
    fc
      .array(fc.tuple(fc.constantFrom(...placesOf(each).slice(1)), oddValue), { minLength: 1, maxLength: 3 })
      .map((changes) => changes.reduce<unknown>((whole, [place, by]) => replaced(whole, place, by), each))
      .map((broken) => broken as JsonObject),
  );

/** Whether a request is answered, or refused with one of these codes and the path of the wrong field. */
export const isAnsweredOrRefused = (
  { answer }: Pick<Operation, 'answer'>,
  request: JsonObject,
  codes: readonly string[] = ['PS1103'],
): boolean => {
  const answered = answer(request);
  const text = JSON.stringify(answered);
  if (!('problem' in answered)) return text.length > 2;
  const { code, place } = answered.problem as { code: string; place: { path?: string } };
  return codes.includes(code) && typeof place.path === 'string';
};
