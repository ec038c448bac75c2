import fc from 'fast-check';

/** Nested deeper than most programs can read. */
export const deep = `${'['.repeat(3000)}${']'.repeat(3000)}`;

/** Values that no field expects, as JSON text. */
const oddities = [
  'null',
  'true',
  '0',
  '-1',
  '1.5',
  '1e400',
  '-0',
  '9223372036854775808',
  '12345678901234567890123456789',
  '""',
  '"x"',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '"__proto__"',
  '"constructor"',
  '"999999999999999999999Ei"',
  '"0.0000000000000000001"',
  '"1e2147483647"',
  `"${'a'.repeat(300)}"`,
  `"${'9'.repeat(2000)}"`,
  '[]',
  '[null]',
  '[[]]',
  '[{}]',
  '["a","a"]',
  '{}',
  '{"":null}',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"a":1,"a":2}',
  '{"toString":"x","valueOf":"y","hasOwnProperty":"z"}',
  'NaN',
  deep,
];

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** How many values there are in a JSON value, itself included. */
const size = (value: Json): number => {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, each) => sum + size(each), 1);
};

/** Stands for a value that is written in afterwards. */
const placeholder = '\u2403here\u2403';

/** The value with the nth of its values replaced by the placeholder. */
const withHole = (value: Json, nth: number): Json => {
  let left = nth;
  const go = (each: Json): Json => {
    if (left-- === 0) return placeholder;
    if (Array.isArray(each)) return each.map(go);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, go(inner)]));
  };
  return go(value);
};

/** JSON text of one of the values, with one to three of the values inside replaced by odd ones. */
export const disturbed = (values: readonly unknown[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...values),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...oddities)), { minLength: 1, maxLength: 3 }),
    )
    .map(([value, holes]) =>
      holes.reduce((text, [nth, oddity]) => {
        if (text.includes(deep)) return text;
        let parsed: Json;
        try {
          parsed = JSON.parse(text) as Json;
        } catch {
          return text;
        }
        const holed = JSON.stringify(withHole(parsed, nth % size(parsed)));
        return holed.replace(JSON.stringify(placeholder), () => oddity);
      }, JSON.stringify(value)),
    );
