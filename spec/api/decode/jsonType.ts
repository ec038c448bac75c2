import { ExactInteger } from './exactInteger.ts';
import { NumberText } from './numberText.ts';

/** A number of JSON, whether or not it kept its text. */
export const isNumber = (value: unknown): value is number | NumberText | ExactInteger =>
  typeof value === 'number' || value instanceof NumberText || value instanceof ExactInteger;

/** An object of JSON; numbers that kept their text are objects of another kind. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || (!Array.isArray(value) && !isNumber(value)));

/** What Go's decoder calls a value that it cannot place. */
export const jsonType = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  if (isNumber(value)) return 'number';
  return typeof value === 'boolean' ? 'bool' : typeof value;
};
