import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needsExactNumbers, parseExactJson } from '../../../spec/api/decode/exactJson.ts';
import { readTime, timeText } from '../../../spec/api/decode/time.ts';
import { parseQuantity, readQuantity } from '../../../spec/api/quantity.ts';
import { rememberedByText } from '../../../spec/api/rememberedByText.ts';

describe('what is remembered by text', () => {
  test('is asked for once while few texts are asked for, and each time for long ones', () => {
    const asked: string[] = [];
    const length = rememberedByText((text) => {
      asked.push(text);
      return text.length;
    });
    const long = 'x'.repeat(1000);
    for (const text of ['a', 'bc', 'a', long, long]) expect(length(text)).toBe(text.length);
    expect(asked).toEqual(['a', 'bc', long, long]);
    for (let at = 0; at < 10_000; at++) expect(length(`n${at}`)).toBe(`n${at}`.length);
    expect(length('a')).toBe(1);
    expect(asked.filter((text) => text === 'a')).toHaveLength(2);
  });

  test('is the same as what is read each time: quantities', () => {
    const text = fc.oneof(fc.stringMatching(/^[+-]?[0-9.]{0,12}(m|Ki|Mi|Gi|G|e3|E|E-2|x)?$/), fc.string());
    fc.assert(
      fc.property(text, (written) => {
        const read = readQuantity(written);
        expect([parseQuantity(written), parseQuantity(written)]).toEqual([read, read]);
      }),
      { numRuns: 1000 },
    );
  });

  test('is the same as what is read each time: times', () => {
    const text = fc.stringMatching(
      /^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\.[0-9]{0,6})?(Z|\+0[0-9]:00)$/,
    );
    fc.assert(
      fc.property(text, fc.boolean(), (written, micro) => {
        const read = readTime(written, micro);
        expect([timeText(written, micro), timeText(written, micro)]).toEqual([read, read]);
      }),
      { numRuns: 1000 },
    );
  });
});

test('JSON.parse reads all numbers exactly where nothing asks for more', () => {
  const text = fc
    .tuple(
      fc.json(),
      fc.stringMatching(/^-?(0|[1-9][0-9]{0,19})(\.[0-9]{1,20})?(e-?[0-9]{1,2})?$/),
      fc.string(),
    )
    .map(([json, number, name]) => `{${JSON.stringify(name)}: ${json}, "n":[${number} ,${number}]}`)
    .filter((json) => !/\\u|[\ud800-\udfff]|-0\b/i.test(json));
  let plain = 0;
  fc.assert(
    fc.property(text, (json) => {
      if (needsExactNumbers(json)) return;
      plain += 1;
      expect(parseExactJson(json)).toEqual(JSON.parse(json));
    }),
    { numRuns: 500 },
  );
  expect(plain).toBeGreaterThan(100);
  expect(needsExactNumbers('{"gen":"9223372036854775807"}')).toBe(false);
  for (const exact of ['[9223372036854775807]', '{"a": -9223372036854775807}', '1234567890123456'])
    expect(needsExactNumbers(exact)).toBe(true);
});
