import type { Random } from '../../checker/simulate/random.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { type Donors, nameOf, oneOf } from './donors.ts';
import { isObject } from './jsonValue.ts';
import { type Path, placesOf, replacedAt, valueAt } from './paths.ts';

/** What a request with a fault may hold anywhere. */
const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  2 ** 31,
  '',
  'x',
  '-1Gi',
  'A b',
  [],
  {},
  [null],
  1e300,
];

/** One change in so many is a fault, where faults are wanted. */
const faultIn = 8;

/** The request with one change; what says which operation is asked stays. */
export const mutated = (request: JsonObject, donors: Donors, random: Random, faulty: boolean): JsonObject => {
  const places = placesOf(request).filter((path) => path[0] !== 'op');
  const path = oneOf(places, random);
  if (path === undefined) return request;
  if (faulty && random.below(faultIn) === 0)
    return replacedAt(request, path, oneOf(oddValues, random)) as JsonObject;
  return changedAt(request, path, donors, random) as JsonObject;
};

const changedAt = (request: JsonObject, path: Path, donors: Donors, random: Random): unknown => {
  const value = valueAt(request, path);
  const borrowed = oneOf(donors.get(nameOf(path)) ?? [], random);
  const isItem = typeof path.at(-1) === 'number';
  switch (random.below(isItem ? 5 : 3)) {
    case 0:
      return replacedAt(request, path, sameKind(value, borrowed) ? borrowed : neighbour(value, random));
    case 1:
      return replacedAt(request, path, neighbour(value, random));
    case 2:
      return path.length > 1 ? replacedAt(request, path, undefined) : request;
    case 3:
      return inserted(request, path, renamed(value, random));
    default:
      return inserted(request, path, sameKind(value, borrowed) ? borrowed : value);
  }
};

const sameKind = (a: unknown, b: unknown): boolean =>
  typeof a === typeof b && Array.isArray(a) === Array.isArray(b) && (a === null) === (b === null);

/** A value like another one: a number near it, the other truth value, a list in another order. */
const neighbour = (value: unknown, random: Random): unknown => {
  if (typeof value === 'number') return oneOf([value + 1, value - 1, 0, 1, value * 2, value * 10], random);
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return random.below(2) === 0 ? value.toReversed() : value.slice(0, -1);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).filter(() => random.below(4) > 0));
  if (typeof value === 'string' && /^\d/.test(value))
    return value.replace(/^\d+/, (digits) =>
      String(oneOf([0, 1, Number(digits) + 1, Number(digits) * 2], random)),
    );
  return value;
};

/** One item more in a list, after the one at the place. */
const inserted = (request: JsonObject, path: Path, item: unknown): unknown => {
  const [at, list] = [path.at(-1), valueAt(request, path.slice(0, -1))];
  if (typeof at !== 'number' || !Array.isArray(list)) return request;
  return replacedAt(request, path.slice(0, -1), list.toSpliced(at + 1, 0, item));
};

/** A copy under another name. */
const renamed = (value: unknown, random: Random): unknown => {
  if (!isObject(value)) return value;
  const suffix = `-${random.below(1_000)}`;
  if (typeof value.name === 'string') return { ...value, name: value.name + suffix };
  const { metadata } = value;
  if (!isObject(metadata) || typeof metadata.name !== 'string') return value;
  const uid = typeof metadata.uid === 'string' ? { uid: metadata.uid + suffix } : {};
  return { ...value, metadata: { ...metadata, name: metadata.name + suffix, ...uid } };
};
