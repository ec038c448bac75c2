import { int64Of } from './int64Text.ts';

/** A count, or a percentage of one such as `25%`. */
export type IntOrPercent = number | string;

/**
 * The count that is meant out of `total`, percentages rounded up or down. Undefined for what is neither a number nor a
 * percentage.
 */
export const scaledValue = (
  value: IntOrPercent | undefined,
  total: number,
  rounding: 'up' | 'down',
): number | undefined => {
  if (typeof value !== 'string') return value;
  const percent = value.endsWith('%') ? int64Of(value.slice(0, -1)) : undefined;
  if (percent === undefined) return undefined;
  const exact = (Number(percent) * total) / 100;
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
};
