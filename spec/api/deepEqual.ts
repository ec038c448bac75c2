import { ExactInteger, sameInteger } from './decode/exactInteger.ts';

/** Whether two values of plain JSON data are equal. */
export const deepEqual = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof ExactInteger || b instanceof ExactInteger) return sameInteger(a, b);
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b);
  return !Array.isArray(b) && equalFields(a as Fields, b as Fields);
};

type Fields = Readonly<Record<string, unknown>>;

const equalLists = (a: readonly unknown[], b: readonly unknown[]): boolean => {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (!deepEqual(a[index], b[index])) return false;
  return true;
};

const equalFields = (a: Fields, b: Fields): boolean => {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  for (const name of names) {
    const value = a[name];
    if (value === b[name] && value !== undefined) continue;
    if (!Object.hasOwn(b, name) || !deepEqual(value, b[name])) return false;
  }
  return true;
};
