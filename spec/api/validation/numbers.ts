import { type FieldErrors, invalid } from './fieldError.ts';
import { mustMatch } from './names.ts';
import type { Path } from './path.ts';

/** Zero or more; absent numbers are fine. */
export const checkNonNegative = (value: number | undefined, path: Path, errors: FieldErrors): void => {
  if (value !== undefined && value < 0)
    errors.push(invalid(path, value, 'must be greater than or equal to 0'));
};

/** `25%` as 25; undefined for what is no percentage. */
const percentOf = (value: number | string | undefined): number | undefined => {
  if (typeof value !== 'string' || !/^[0-9]+%$/.test(value)) return undefined;
  return Number(value.slice(0, -1));
};

/** The number in an amount of Pods, be it absolute or a percentage; 0 for neither. */
export const amountOf = (value: number | string | undefined): number => {
  if (typeof value === 'number') return value;
  const percent = percentOf(value);
  if (percent !== undefined) return percent;
  return value !== undefined && /^[+-]?[0-9]+$/.test(value) ? Number(value) : 0;
};

/** An amount of Pods: a number, or a percentage. */
export const checkNumberOrPercent = (
  value: number | string | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  if (typeof value === 'number') checkNonNegative(value, path, errors);
  else if (value !== undefined && percentOf(value) === undefined) {
    const text = "a valid percent string must be a numeric string followed by an ending '%'";
    errors.push(invalid(path, value, mustMatch(text, '[0-9]+%', '1%', '93%')));
  }
};

/** A percentage is at most 100 %; plain numbers are fine. */
export const checkAtMost100Percent = (
  value: number | string | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  const percent = percentOf(value);
  if (percent !== undefined && percent > 100)
    errors.push(invalid(path, value, 'must not be greater than 100%'));
};
