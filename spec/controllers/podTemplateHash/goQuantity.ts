import { type Quantity, quantityOf } from '../../api/quantity.ts';

const wordBits = 64n;

/** The magnitude in words of 64 bits, the lowest first; none for 0. */
const words = (magnitude: bigint): string => {
  const parts: string[] = [];
  for (let rest = magnitude; rest > 0n; rest >>= wordBits) parts.push(BigInt.asUintN(64, rest).toString());
  return parts.length === 0 ? '<nil>' : `[${parts.join(' ')}]`;
};

const wide = ({ amount, scale }: Quantity): string =>
  `(*inf.Dec){unscaled:(big.Int){neg:(bool)${amount < 0n} abs:(big.nat)${words(amount < 0n ? -amount : amount)}} ` +
  `scale:(inf.Scale)${-scale}}`;

/**
 * A quantity as Go prints its parts: a 64-bit amount and its power of ten, or an arbitrarily long one; the text if it was
 * kept; the format. One that was never set has no format.
 */
export const goQuantity = (text: string | undefined): string => {
  const parsed = quantityOf(text ?? null);
  const zero: Quantity = { amount: 0n, scale: 0, format: 'DecimalSI', int64: true };
  const quantity = parsed.valid ? parsed.quantity : zero;
  const { amount, scale, int64 } = quantity;
  const [value, exponent] = int64 ? [amount, scale] : [0n, 0];
  return (
    `{i:(resource.int64Amount){value:(int64)${value} scale:(resource.Scale)${exponent}} ` +
    `d:(resource.infDecAmount){Dec:${int64 ? '(*inf.Dec)<nil>' : wide(quantity)}} ` +
    `s:(string)${quantity.text ?? ''} Format:(resource.Format)${text === undefined ? '' : quantity.format}}`
  );
};
