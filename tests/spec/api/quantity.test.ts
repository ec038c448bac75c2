import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareQuantities, parseQuantity, type Quantity } from '../../../spec/api/quantity.ts';
import { canonicalText, quantityText } from '../../../spec/api/quantityText.ts';

/** A number as a fraction: `numerator` / `denominator`. */
type Rational = { readonly numerator: bigint; readonly denominator: bigint };

type Written = { readonly text: string; readonly value: Rational };

const powers: Readonly<Record<string, Rational>> = {
  n: { numerator: 1n, denominator: 10n ** 9n },
  u: { numerator: 1n, denominator: 10n ** 6n },
  m: { numerator: 1n, denominator: 1000n },
  '': { numerator: 1n, denominator: 1n },
  k: { numerator: 1000n, denominator: 1n },
  M: { numerator: 10n ** 6n, denominator: 1n },
  G: { numerator: 10n ** 9n, denominator: 1n },
  Ki: { numerator: 2n ** 10n, denominator: 1n },
  Mi: { numerator: 2n ** 20n, denominator: 1n },
  Gi: { numerator: 2n ** 30n, denominator: 1n },
  e3: { numerator: 1000n, denominator: 1n },
  'E-2': { numerator: 1n, denominator: 100n },
};

/** Quantities that are whole numbers of billionths: what is finer is rounded when it is read. */
const written: fc.Arbitrary<Written> = fc
  .record({
    sign: fc.constantFrom('', '-', '+'),
    whole: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    fraction: fc.stringMatching(/^[0-9]{0,3}$/),
    suffix: fc.constantFrom(...Object.keys(powers)),
  })
  .map(({ sign, whole, fraction, suffix }) => {
    const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
    const { numerator, denominator } = powers[suffix]!;
    const value = {
      numerator: digits * numerator,
      denominator: 10n ** BigInt(fraction.length) * denominator,
    };
    return { text: `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}${suffix}`, value };
  })
  .filter(({ value }) => (value.numerator * 10n ** 9n) % value.denominator === 0n);

const parsed = (text: string): Quantity => {
  const answer = parseQuantity(text);
  if (!answer.valid) throw new Error(`${text}: ${answer.reason}`);
  return answer.quantity;
};

const signOf = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

const compare = (a: Rational, b: Rational): number =>
  signOf(a.numerator * b.denominator - b.numerator * a.denominator);

test('what is printed reads as the same quantity, and prints alike again', () => {
  fc.assert(
    fc.property(written, ({ text }) => {
      const quantity = parsed(text);
      for (const print of [canonicalText, quantityText]) {
        const again = parsed(print(quantity));
        expect(compareQuantities(again, quantity)).toBe(0);
        expect(print(again)).toBe(print(quantity));
      }
    }),
  );
});

test('quantities compare as the numbers that they stand for', () => {
  fc.assert(
    fc.property(written, written, (a, b) => {
      expect(compareQuantities(parsed(a.text), parsed(b.text))).toBe(compare(a.value, b.value));
    }),
  );
});
