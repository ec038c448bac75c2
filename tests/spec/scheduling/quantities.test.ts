import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addQuantities,
  compareQuantities,
  milli,
  milliValueOf,
  parseQuantity,
  type Quantity,
  roundUpQuantity,
  subtractQuantities,
  wholeValueOf,
} from '../../../spec/api/quantity.ts';
import { quantityText } from '../../../spec/api/quantityText.ts';
import { readVectors } from '../api/readVectors.ts';

type Line = { readonly text: string; readonly other?: string };

const withOther = (quantity: Quantity, other: string | undefined) => {
  const parsed = other === undefined ? undefined : parseQuantity(other);
  if (!parsed?.valid) return {};
  const sum = addQuantities(quantity, parsed.quantity);
  const difference = subtractQuantities(quantity, parsed.quantity);
  return {
    other,
    compare: compareQuantities(quantity, parsed.quantity),
    sum: quantityText(sum),
    sumValue: String(wholeValueOf(sum)),
    sumMilliValue: String(milliValueOf(sum)),
    difference: quantityText(difference),
    differenceValue: String(wholeValueOf(difference)),
  };
};

const answered = ({ text, other }: Line) => {
  const parsed = parseQuantity(text);
  if (!parsed.valid) return { text, problem: parsed.reason };
  const { quantity } = parsed;
  return {
    text,
    canonical: quantityText(quantity),
    value: String(wholeValueOf(quantity)),
    milliValue: String(milliValueOf(quantity)),
    roundedToMilli: quantityText(roundUpQuantity(quantity, milli)),
    ...withOther(quantity, other),
  };
};

test('quantities are read, printed, rounded, compared and added as Kubernetes does', () => {
  const lines = readVectors<Line>('scheduling/quantities.ndjson.gz');
  expect(lines.map(answered)).toEqual(lines);
});

const quantityOf = (text: string): Quantity => {
  const parsed = parseQuantity(text);
  if (!parsed.valid) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.quantity;
};

const text = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
    fc.constantFrom('n', 'u', 'm', '', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'e-2'),
  )
  .map(([digits, suffix]) => `${digits}${suffix}`);

test('what is printed means the same when it is read again', () => {
  fc.assert(
    fc.property(text, (written) => {
      const quantity = quantityOf(written);
      expect(compareQuantities(quantityOf(quantityText(quantity)), quantity)).toBe(0);
    }),
  );
});

test('beyond E there is no suffix, and none is printed', () => {
  expect(quantityText(quantityOf('999E'))).toBe('999E');
  expect(quantityText(quantityOf('1000E'))).toBe('1');
});

test('taking away what was added gives the same amount', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [first, second] = [quantityOf(a), quantityOf(b)];
      expect(compareQuantities(subtractQuantities(addQuantities(first, second), second), first)).toBe(0);
    }),
  );
});

test('comparison agrees with exact fractions', () => {
  const nanos = (quantity: Quantity): bigint => quantity.amount * 10n ** BigInt(quantity.scale + 9);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [first, second] = [quantityOf(a), quantityOf(b)];
      const exact = nanos(first) - nanos(second);
      expect(compareQuantities(first, second)).toBe(exact < 0n ? -1 : exact > 0n ? 1 : 0);
    }),
  );
});

test('absurd exponents and lengths take no time', () => {
  for (const absurd of ['1e999999999', '1e-999999999', `1e${'9'.repeat(70)}`, '9'.repeat(100_000)]) {
    const parsed = parseQuantity(absurd);
    if (!parsed.valid) continue;
    expect(compareQuantities(parsed.quantity, quantityOf('1'))).not.toBe(0);
    expect(quantityText(addQuantities(parsed.quantity, quantityOf('1')))).not.toBe('');
  }
});
