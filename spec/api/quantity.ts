/**
 * Quantities: numbers with a unit, such as `250m`, `1.5Gi` or `12e6`.
 *
 * A quantity is an exact integer times a power of ten. Kubernetes holds most of them in 64 bits and the rest
 * in arbitrary precision; which of the two decides what `value` and `milliValue` give beyond 64 bits, so it is
 * part of the value here (`int64`).
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes
 */

import { rememberedByText } from './rememberedByText.ts';

/** How a quantity was written, and so how its canonical form is: `12e6`, `12Mi` or `12M`. */
export type QuantityFormat = 'DecimalExponent' | 'BinarySI' | 'DecimalSI';

/** `amount` × 10^`scale`. */
export type Quantity = {
  readonly amount: bigint;
  readonly scale: number;
  readonly format: QuantityFormat;
  /** held in 64 bits by Kubernetes; otherwise in arbitrary precision */
  readonly int64: boolean;
  /** the text as it was written, where Kubernetes prints that instead of the canonical form */
  readonly text?: string;
};

export type ParsedQuantity =
  | { readonly valid: true; readonly quantity: Quantity }
  | { readonly valid: false; readonly reason: string };

const nano = -9;
/** The scale of thousandths. */
export const milli = -3;

const formatWrong =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const numericPart = 'unable to parse numeric part of quantity';
const suffixUnknown = "unable to parse quantity's suffix";

/** A stated limit of this specification: longer digits or larger exponents are refused, so that time and memory stay bounded. */
const maxDigits = 65_536;
const maxInt64 = 2n ** 63n - 1n;
const minInt64 = -(2n ** 63n);

const binaryExponents: ReadonlyMap<string, number> = new Map([
  ['Ki', 10],
  ['Mi', 20],
  ['Gi', 30],
  ['Ti', 40],
  ['Pi', 50],
  ['Ei', 60],
]);
const decimalExponents: ReadonlyMap<string, number> = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);

type Suffix = { readonly format: QuantityFormat; readonly exponent: number };

const suffixOf = (suffix: string): Suffix | undefined => {
  const decimal = decimalExponents.get(suffix);
  if (decimal !== undefined) return { format: 'DecimalSI', exponent: decimal };
  const binary = binaryExponents.get(suffix);
  if (binary !== undefined) return { format: 'BinarySI', exponent: binary };
  if (!/^[eE][+-]?[0-9]+$/.test(suffix) || suffix.length > 64) return undefined;
  const exponent = BigInt(suffix.slice(suffix[1] === '+' ? 2 : 1));
  if (exponent > maxInt64 || exponent < minInt64) return undefined;
  return { format: 'DecimalExponent', exponent: Number(BigInt.asIntN(32, exponent)) };
};

const fitsInt64 = (value: bigint): boolean => value >= minInt64 && value <= maxInt64;

const powersOfTen = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));
const pow10 = (exponent: number): bigint => powersOfTen[exponent] ?? 10n ** BigInt(exponent);

/** `amount` × 10^-`digits`, rounded away from zero. */
const shiftDown = (amount: bigint, digits: number): bigint => {
  if (amount === 0n) return 0n;
  const sign = amount < 0n ? -1n : 1n;
  const magnitude = amount * sign;
  if (digits > magnitude.toString().length) return sign;
  const divisor = pow10(digits);
  return sign * ((magnitude + divisor - 1n) / divisor);
};

/** How many digits a number may have to be kept in 64 bits; negative for those that never are. */
const int64Digits = ({ format, exponent }: Suffix, fraction: number): number => {
  if (format !== 'BinarySI') return 18 - fraction;
  return fraction > 0 ? -1 : 14 - Math.trunc((exponent * 3) / 10);
};

/** Whether Kubernetes keeps what was written instead of its canonical form. */
const keepsText = (suffix: Suffix, digits: string, scale: number, amount: bigint): boolean =>
  suffix.format === 'BinarySI'
    ? amount % 8n !== 0n
    : scale % 3 === 0 && !digits.endsWith('000') && digits[0] !== '0';

const parseWide = (negative: boolean, digits: bigint, fraction: number, suffix: Suffix): Quantity => {
  const binary = suffix.format === 'BinarySI';
  let amount = binary ? digits << BigInt(suffix.exponent) : digits;
  let scale = (binary ? 0 : suffix.exponent) - fraction;
  if (amount !== 0n) {
    amount = scale < nano ? shiftDown(amount, nano - scale) : amount * pow10(scale - nano);
    scale = nano;
  }
  if (binary && amount > maxInt64 * pow10(-scale)) {
    amount = maxInt64;
    scale = 0;
  }
  const belowOne = amount > 0n && amount < pow10(-scale);
  return {
    amount: negative ? -amount : amount,
    scale,
    format: binary && belowOne ? 'DecimalSI' : suffix.format,
    int64: false,
  };
};

/** Reads a quantity as `parseQuantity` does, each time. */
export const readQuantity = (text: string): ParsedQuantity => {
  if (text === '0') {
    return { valid: true, quantity: { amount: 0n, scale: 0, format: 'DecimalSI', int64: true, text } };
  }
  if (text.length > maxDigits) return { valid: false, reason: numericPart };
  const match = /^([+-]?)0*([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/.exec(text);
  if (text === '' || match === null) return { valid: false, reason: formatWrong };
  const [, sign, whole = '', fraction = '', suffixText = ''] = match;
  const suffix = suffixOf(suffixText);
  if (suffix === undefined) return { valid: false, reason: suffixUnknown };
  const number = whole === '' ? '0' : whole;
  const digits = number + fraction;
  const scale = (suffix.format === 'BinarySI' ? 0 : suffix.exponent) - fraction.length;
  if (number.length <= int64Digits(suffix, fraction.length) && scale >= nano) {
    const value = BigInt(digits);
    const amount = suffix.format === 'BinarySI' ? value << BigInt(suffix.exponent) : value;
    const quantity: Quantity = {
      amount: sign === '-' ? -amount : amount,
      scale,
      format: suffix.format,
      int64: true,
    };
    return {
      valid: true,
      quantity: keepsText(suffix, digits, scale, value) ? { ...quantity, text } : quantity,
    };
  }
  const hasDigits = /^[+-]?\.?[0-9]/.test(text);
  if (!hasDigits || suffix.exponent > maxDigits) return { valid: false, reason: numericPart };
  return { valid: true, quantity: parseWide(sign === '-', BigInt(digits), fraction.length, suffix) };
};

/**
 * Reads a quantity as the API does. What is smaller than 1n rounds up to 1n; binary quantities beyond 2^63 - 1
 * are capped there. Bad text gives the API's own reason. The same few texts come again and again.
 */
export const parseQuantity = rememberedByText(readQuantity);

/**
 * Reads a quantity field of an object: a string, or a number as JSON allows; `null` is zero. Anything else is
 * invalid.
 */
export const quantityOf = (field: unknown): ParsedQuantity => {
  if (typeof field === 'string') return parseQuantity(field.trim());
  if (typeof field === 'number' || typeof field === 'bigint') return parseQuantity(String(field));
  if (field === null) return { valid: true, quantity: zeroQuantity };
  return { valid: false, reason: formatWrong };
};

/** `0` */
export const zeroQuantity: Quantity = { amount: 0n, scale: 0, format: 'DecimalSI', int64: true };

/** A whole number of units, as Kubernetes makes it from an integer. */
export const wholeQuantity = (amount: bigint, format: QuantityFormat = 'DecimalSI'): Quantity => ({
  amount,
  scale: 0,
  format,
  int64: true,
});

const magnitude = ({ amount, scale }: Quantity): number =>
  (amount < 0n ? -amount : amount).toString().length + scale;

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. Exact. */
export const compareQuantities = (a: Quantity, b: Quantity): number => {
  if (a.scale === b.scale) return a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0;
  const signs = signOf(a) - signOf(b);
  if (signs !== 0 || a.amount === 0n) return Math.sign(signs);
  const orders = magnitude(a) - magnitude(b);
  if (orders !== 0) return Math.sign(orders) * signOf(a);
  const scale = Math.min(a.scale, b.scale);
  const difference = a.amount * pow10(a.scale - scale) - b.amount * pow10(b.scale - scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** -1, 0 or 1. */
export const signOf = ({ amount }: Quantity): number => (amount < 0n ? -1 : amount > 0n ? 1 : 0);

/** Whether an amount is nothing, whatever its format. */
export const isZeroQuantity = ({ amount }: Quantity): boolean => amount === 0n;

/** Nothing that was ever added reaches this many digits by honest means; see `maxDigits`. */
const alignable = (a: Quantity, b: Quantity): boolean => Math.abs(a.scale - b.scale) <= 2 * maxDigits;

/** The exact sum, in the format of `a` (of `b` where `a` is zero). Where the scales are too far apart to align, the larger one. */
export const addQuantities = (a: Quantity, b: Quantity): Quantity => {
  const int64 = a.int64 && b.int64;
  const format = a.amount === 0n ? b.format : a.format;
  if (int64 && b.amount === 0n) return { amount: a.amount, scale: a.scale, format, int64 };
  if (int64 && a.amount === 0n) return { amount: b.amount, scale: b.scale, format, int64 };
  if (!alignable(a, b)) return a.scale > b.scale ? a : b;
  const scale = Math.min(a.scale, b.scale);
  const left = a.amount * pow10(a.scale - scale);
  const right = b.amount * pow10(b.scale - scale);
  const amount = left + right;
  return { amount, scale, format, int64: int64 && fitsInt64(left) && fitsInt64(right) && fitsInt64(amount) };
};

/** The same quantity with the other sign. */
const negateQuantity = ({ amount, scale, format, int64 }: Quantity): Quantity => ({
  amount: -amount,
  scale,
  format,
  int64,
});

/** The exact difference, in the format of `a` (of `b` where `a` is zero). */
export const subtractQuantities = (a: Quantity, b: Quantity): Quantity => addQuantities(a, negateQuantity(b));

/** Rounded away from zero to whole 10^`scale`; unchanged, text included, where it is whole already. */
export const roundUpQuantity = (quantity: Quantity, scale: number): Quantity => {
  if (quantity.int64 && quantity.scale >= scale) return quantity;
  const { amount, format, int64 } = quantity;
  if (quantity.scale >= scale)
    return { amount: amount * pow10(quantity.scale - scale), scale, format, int64 };
  return { amount: shiftDown(amount, scale - quantity.scale), scale, format, int64 };
};

const wrappedSteps: ReadonlySet<number> = new Set([1, 2, 3, 6, 9]);

/** 64-bit amounts that outgrow 64 bits: common steps wrap around, the others give zero. */
const shiftUpInt64 = (amount: bigint, digits: number): bigint => {
  if (digits === 0 || amount === 0n) return amount;
  if (digits > 19) return 0n;
  const exact = amount * pow10(digits);
  if (fitsInt64(exact)) return exact;
  return amount !== minInt64 && wrappedSteps.has(digits) ? BigInt.asIntN(64, exact) : 0n;
};

const wideScaledValue = (amount: bigint, digits: number): bigint => {
  if (digits === 0) return BigInt.asIntN(64, amount);
  if (digits < 0) return BigInt.asIntN(64, amount * (digits < -18 ? minInt64 : pow10(-digits)));
  const divisor = pow10(digits);
  if (amount < maxInt64 && digits < 19) {
    const low = BigInt.asIntN(64, amount);
    return low / divisor + (low % divisor === 0n ? 0n : 1n);
  }
  const remainder = ((amount % divisor) + divisor) % divisor;
  const floor = (amount - remainder) / divisor;
  return BigInt.asIntN(64, remainder === 0n ? floor : floor + 1n);
};

/**
 * The quantity in whole units of 10^`scale` as a signed 64-bit integer, fractions rounded up. What does not fit
 * into 64 bits gives what Kubernetes' own arithmetic gives (it wraps around or is zero).
 */
const scaledValue = (quantity: Quantity, scale: number): bigint => {
  const digits = scale - quantity.scale;
  if (!quantity.int64) return wideScaledValue(quantity.amount, digits);
  return digits > 0 ? shiftDown(quantity.amount, digits) : shiftUpInt64(quantity.amount, -digits);
};

/** Whole units (bytes, Pods, …), rounded up. */
export const wholeValueOf = (quantity: Quantity): bigint => scaledValue(quantity, 0);

/** Thousandths (millicores for CPU), rounded up. */
export const milliValueOf = (quantity: Quantity): bigint => scaledValue(quantity, milli);
