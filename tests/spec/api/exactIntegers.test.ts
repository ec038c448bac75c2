import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import { answerer } from '../../../oracle/protocol.ts';
import { create } from '../../../spec/api/create.ts';
import { ExactInteger, int64FromText, oneMore, sameInteger } from '../../../spec/api/decode/exactInteger.ts';
import { hasManyDigits, hasManyDigitsFast, parseExactJson } from '../../../spec/api/decode/exactJson.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';
import { update } from '../../../spec/api/update.ts';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const podWith = (spec: string): string =>
  `{"metadata":{"name":"a","uid":"u","resourceVersion":"1"},"spec":{"containers":[{"name":"c","image":"i"}]${spec}}}`;
const created = (body: string) => create({ resource: 'pods', body, uid: 'u', nameSuffix: 'xxxxx' });

describe('integers of 64 bits', () => {
  test('are read and written with all their digits', () => {
    fc.assert(
      fc.property(int64, (value) => {
        const text = `{"a":[${value}]}`;
        expect(jsonText(parseExactJson(text))).toBe(text);
        expect(String(int64FromText(String(value)))).toBe(String(value));
      }),
    );
  });

  test('are told from shorter ones wherever in a text they are', () => {
    const digits = fc.nat({ max: 40 }).map((length) => '1234567890'.repeat(4).slice(0, length));
    const texts = fc.array(fc.oneof(digits, fc.string({ maxLength: 20 }))).map((parts) => parts.join(''));
    fc.assert(fc.property(texts, (text) => hasManyDigitsFast(text) === hasManyDigits(text)));
    expect([15, 16].map((length) => hasManyDigitsFast(`-${'7'.repeat(length)}`))).toEqual([false, true]);
  });

  test('count and compare as the nearest number does', () => {
    const most = int64FromText('9223372036854775807') ?? 0;
    expect(most > 5 && most - 2 ** 62 === 2 ** 62).toBe(true);
    expect(Math.max(1, most)).toBe(2 ** 63);
  });

  test('are the same if their digits are', () => {
    fc.assert(
      fc.property(int64, int64, (a, b) => {
        const [one, other] = [int64FromText(String(a)), int64FromText(String(b))];
        expect(sameInteger(one, other)).toBe(a === b);
        expect(sameInteger(one, int64FromText(String(a)))).toBe(true);
      }),
    );
  });

  test.each(['9223372036854775808', '-9223372036854775809', '1.0', '1e3', '', '0x1'])(
    'are not %s',
    (text) => {
      expect(int64FromText(text)).toBeUndefined();
    },
  );

  test('are numbers wherever a number is exact', () => {
    expect(int64FromText('9007199254740991')).toBe(2 ** 53 - 1);
    expect(int64FromText('9007199254740992')).toBeInstanceOf(ExactInteger);
    expect(String(oneMore(2 ** 53 - 1))).toBe('9007199254740992');
    expect(String(oneMore(int64FromText('9223372036854775807') ?? 0))).toBe('-9223372036854775808');
  });
});

describe('a Pod with such an integer', () => {
  const body = podWith(',"terminationGracePeriodSeconds":9223372036854775807');

  test('is created, and what is wrong with others is told with all digits', () => {
    const answer = created(body);
    expect(answer.valid && jsonText(answer.object)).toContain(
      '"terminationGracePeriodSeconds":9223372036854775807',
    );
    const refused = created(podWith(',"activeDeadlineSeconds":9223372036854775807'));
    expect(refused.valid ? [] : refused.errors).toMatchObject([{ value: expect.any(ExactInteger) }]);
  });

  test('is not changed by an update that says the same, and is by one that differs in the last digit', () => {
    const answer = created(body);
    const old = answer.valid
      ? { ...answer.object, metadata: { ...answer.object.metadata, resourceVersion: '1' } }
      : {};
    expect(update({ resource: 'pods', old, body, subresource: '' })).toMatchObject({
      valid: true,
      changed: false,
    });
    const other = body.replace('5807', '5806');
    expect(update({ resource: 'pods', old, body: other, subresource: '' })).toMatchObject({ valid: false });
  });

  test('keeps its grace period in the oracle', () => {
    const pod =
      '{"metadata":{"name":"a"},"spec":{"nodeName":"n","containers":[{"name":"c"}],"terminationGracePeriodSeconds":9007199254740993}}';
    const answer = answerer(operations).answer(`{"id":1,"op":"grace","pod":${pod},"container":"c"}`);
    expect(answer).toContain('"effective":{"seconds":9007199254740993,"changed":false}');
    expect(answer).toContain('"containerKillSeconds":9007199254740993');
  });
});
