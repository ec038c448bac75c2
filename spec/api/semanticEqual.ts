import { sameInteger } from './decode/exactInteger.ts';
import { compareQuantities } from './quantity.ts';
import { quantityFrom } from './resources.ts';
import { type Shape, type StructShape, structShape } from './schema/shape.ts';
import type { TypeName } from './schema/typeNames.ts';

const isEmptyCollection = (shape: Shape, value: unknown): boolean => {
  if (value === undefined) return true;
  return (shape.is === 'list' || shape.is === 'map') && Object.keys(value as object).length === 0;
};

const equal = (shape: Shape, a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (isEmptyCollection(shape, a) && isEmptyCollection(shape, b)) return true;
  if (a === undefined || b === undefined) return false;
  switch (shape.is) {
    case 'struct':
      return semanticEqual(shape, a as object, b as object);
    case 'list': {
      const [left, right] = [a as unknown[], b as unknown[]];
      return left.length === right.length && left.every((item, index) => equal(shape.of, item, right[index]));
    }
    case 'map': {
      const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
      const names = Object.keys(left);
      return (
        names.length === Object.keys(right).length &&
        names.every((name) => Object.hasOwn(right, name) && equal(shape.of, left[name], right[name]))
      );
    }
    case 'Quantity':
      return compareQuantities(quantityFrom(a as string), quantityFrom(b as string)) === 0;
    case 'Object':
      return JSON.stringify(a) === JSON.stringify(b);
    default:
      return sameInteger(a, b);
  }
};

/**
 * Whether two decoded objects mean the same to the API: quantities by value, an absent list or map as an empty
 * one, and a part that is not a pointer as one without fields.
 */
export const semanticEqual = (shape: StructShape, a: object | undefined, b: object | undefined): boolean => {
  if (a === b) return true;
  const [left, right] = [(a ?? {}) as Record<string, unknown>, (b ?? {}) as Record<string, unknown>];
  for (const field of shape.fields.values()) {
    const [one, other] = [left[field.name], right[field.name]];
    if (one === other) continue;
    const orEmpty = field.shape.is === 'struct' && !field.pointer;
    if (!equal(field.shape, orEmpty ? (one ?? {}) : one, orEmpty ? (other ?? {}) : other)) return false;
  }
  return true;
};

/** As `semanticEqual`, for objects of one of the API's types. */
export const equalAs = (type: TypeName, a: object | undefined, b: object | undefined): boolean =>
  semanticEqual(structShape(type), a, b);

/** Whether two values of a field of one of the API's types mean the same. */
export const equalField = (type: TypeName, field: string, a: unknown, b: unknown): boolean => {
  const shape = structShape(type).fields.get(field);
  return shape !== undefined && equal(shape.shape, a, b);
};
