import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareParts } from '../../../drivers/observed/reading/sharedParts.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';

/** Small values with few names, so that many parts are equal. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, 0, 1, '', 'a', true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'toString'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const isObject = (one: unknown): one is object => typeof one === 'object' && one !== null;

describe('an object that shares its parts with what it was before', () => {
  test('says what it said', () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        const said = structuredClone(after);
        expect(shareParts(before, after)).toEqual(said);
        expect(after).toEqual(said);
      }),
    );
  });

  test('has the very parts that were there, where they are equal', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b'), value), value, (before, part) => {
        const after = { a: structuredClone(part), b: structuredClone(before.b) };
        const whole = deepEqual(before, after);
        expect(shareParts(before, after) === before).toBe(whole);
        for (const name of ['a', 'b'] as const) {
          if (isObject(after[name]) && deepEqual(before[name], after[name]))
            expect(after[name]).toBe(before[name]);
        }
      }),
    );
  });
});
