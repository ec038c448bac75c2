import { compareQuantities, type Quantity, roundUpQuantity, wholeQuantity } from './quantity.ts';

/**
 * The canonical form of a quantity: no fraction, the largest unit that loses nothing, `1500m` and not `1.5`.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */

const decimalSuffixes: ReadonlyMap<number, string> = new Map([
  [-9, 'n'],
  [-6, 'u'],
  [-3, 'm'],
  [0, ''],
  [3, 'k'],
  [6, 'M'],
  [9, 'G'],
  [12, 'T'],
  [15, 'P'],
  [18, 'E'],
]);
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

type Factored = { readonly amount: bigint; readonly times: number };

const withoutFactors = (amount: bigint, factor: bigint): Factored => {
  let rest = amount;
  let times = 0;
  while (rest !== 0n && rest % factor === 0n) {
    rest /= factor;
    times++;
  }
  return { amount: rest, times };
};

/** Beyond `E` the API has no suffix and prints none. */
const decimalText = (quantity: Quantity, exponential: boolean): string => {
  const { amount, times } = withoutFactors(quantity.amount, 10n);
  const exponent = quantity.scale + times;
  const excess = ((exponent % 3) + 3) % 3;
  const rounded = exponent - excess;
  const digits = (amount * 10n ** BigInt(excess)).toString();
  if (exponential) return rounded === 0 ? digits : `${digits}e${rounded}`;
  return digits + (decimalSuffixes.get(rounded) ?? '');
};

const binaryText = (whole: Quantity): string => {
  const { amount, times } = withoutFactors(whole.amount * 10n ** BigInt(whole.scale), 1024n);
  return amount.toString() + (binarySuffixes[times] ?? '');
};

const small = (quantity: Quantity): boolean =>
  compareQuantities(quantity, wholeQuantity(-1024n)) > 0 &&
  compareQuantities(quantity, wholeQuantity(1024n)) < 0;

/**
 * The canonical form. Binary quantities below 1Ki, and those that are not whole, are printed with decimal units.
 */
export const canonicalText = (quantity: Quantity): string => {
  if (quantity.amount === 0n) return '0';
  if (quantity.format !== 'BinarySI') return decimalText(quantity, quantity.format === 'DecimalExponent');
  const whole = roundUpQuantity(quantity, 0);
  const exact = compareQuantities(whole, quantity) === 0;
  return exact && !small(quantity) ? binaryText(whole) : decimalText(quantity, false);
};

/** What the API prints: the text as it was written where it was kept, else the canonical form. */
export const quantityText = (quantity: Quantity): string => quantity.text ?? canonicalText(quantity);
