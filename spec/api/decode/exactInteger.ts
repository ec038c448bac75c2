/**
 * A whole number of 64 bits that a JavaScript number does not hold, one beyond ±(2^53 - 1). It counts and compares as the
 * nearest number does, and keeps its digits: they tell it from others, and they are what is written.
 */
export class ExactInteger extends Number {
  readonly digits: string;

  constructor(value: bigint) {
    super(value);
    this.digits = String(value);
  }

  override toString(): string {
    return this.digits;
  }

  /** The same object in the type of a field that holds a number: it takes part in arithmetic as one. */
  asNumber(): number {
    return this as unknown as number;
  }
}

const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;

const exactly = (value: bigint): number => {
  const nearest = Number(value);
  return Number.isSafeInteger(nearest) ? nearest : new ExactInteger(value).asNumber();
};

/** An integer by its digits, as a number where that is exact; undefined for other text, and beyond 64 bits. */
export const int64FromText = (text: string): number | undefined => {
  if (!/^-?[0-9]{1,20}$/.test(text)) return undefined;
  const value = BigInt(text);
  return value < minInt64 || value > maxInt64 ? undefined : exactly(value);
};

/** The greatest int64 where digits were lost: it is what a number of JavaScript makes of it. */
const beyondInt64 = 2 ** 63;

/** An integer that was read as a number of JavaScript: what is left of it; undefined beyond 64 bits. */
export const int64FromNumber = (value: number): number | undefined => {
  if (!Number.isInteger(value) || Math.abs(value) > beyondInt64) return undefined;
  return value === beyondInt64 ? exactly(maxInt64) : exactly(BigInt(value));
};

/** The next integer; after the greatest of 64 bits comes the least. */
export const oneMore = (value: number): number => exactly(BigInt.asIntN(64, BigInt(String(value)) + 1n));

/** Whether two integers, exact ones or numbers, are the same. */
export const sameInteger = (a: unknown, b: unknown): boolean =>
  a === b || (a instanceof ExactInteger && b instanceof ExactInteger && a.digits === b.digits);
