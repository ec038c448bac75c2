import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValueNumbers } from '../../../checker/compile/valueNumbers.ts';

const record = fc.record({ a: fc.nat(2), b: fc.constantFrom('x', 'y', undefined) });
const value = fc.oneof(
  fc.constantFrom(0, 1, '0', '', null, true, false),
  record,
  fc.array(fc.oneof(record, fc.nat(1)), { maxLength: 2 }),
  fc.record({ c: fc.array(record, { maxLength: 2 }), d: record }),
);

describe('numbers of plain data', () => {
  it('are the same exactly where JSON says the same', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        const numbers = new ValueNumbers();
        const texts = values.map((each) => JSON.stringify(each));
        const first = [...new Set(texts)];
        expect(values.map((each) => numbers.of(each))).toEqual(texts.map((text) => first.indexOf(text)));
        expect(numbers.values.map((each) => JSON.stringify(each))).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });

  it('know the same record again wherever it stands', () => {
    const numbers = new ValueNumbers();
    const part = { a: 1 };
    expect([{ parts: [part] }, { parts: [{ a: 1 }] }, part, [part]].map((each) => numbers.of(each))).toEqual([
      0, 0, 1, 2,
    ]);
  });
});
