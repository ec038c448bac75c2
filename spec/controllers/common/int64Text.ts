const wellFormed = /^[+-]?[0-9]+$/;
const maxInt64 = 2n ** 63n - 1n;
/** Longer texts are leading zeros, or no number of 64 bits. */
const longest = 64;

/** A decimal number of 64 bits, with or without sign; undefined for other text. */
export const int64Of = (text: string | undefined): bigint | undefined => {
  if (text === undefined || text.length > longest || !wellFormed.test(text)) return undefined;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return value <= maxInt64 && value >= -maxInt64 - 1n ? value : undefined;
};

/** Numbers of so few digits are exact without more ado. */
const shortest = /^[0-9]{1,15}$/;

/** The same as a number, exact up to 2^53; quick for the short numbers that there mostly are. */
export const numberOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (shortest.test(text)) return Number(text);
  const value = int64Of(text);
  return value === undefined ? undefined : Number(value);
};
