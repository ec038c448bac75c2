import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { and, not, or, stateIn } from 'xstate';
import { guardText } from '../../reports/drawing/guardText.ts';
import { html } from '../../reports/html/html.ts';
import { bytesText, countText, plural, secondsText } from '../../reports/terminal/numbers.ts';
import { table } from '../../reports/terminal/table.ts';
import { differences } from '../../reports/trace/differences.ts';

describe('what a reader sees', () => {
  test('the difference of two views: field by field, what appeared and what went', () => {
    const before = {
      phase: 'Pending',
      containers: [{ name: 'a', ready: false }],
      node: undefined,
      ports: [1],
    };
    const after = {
      phase: 'Pending',
      containers: [{ name: 'a', ready: true }, { name: 'b' }],
      node: 'n',
      ports: [1],
    };
    expect(differences(before, after)).toEqual([
      { field: 'containers[0].ready', before: 'false', after: 'true' },
      { field: 'containers[1].name', before: '(none)', after: 'b' },
      { field: 'node', before: '(none)', after: 'n' },
    ]);
  });

  test('the same data never differ, and differences are symmetric', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(differences(a, a)).toEqual([]);
        const turned = differences(b, a).map(({ field, before, after }) => ({
          field,
          before: after,
          after: before,
        }));
        expect(new Set(differences(a, b).map((each) => JSON.stringify(each)))).toEqual(
          new Set(turned.map((each) => JSON.stringify(each))),
        );
      }),
    );
  });

  test('tables fit the line, as long as their words do, and lose no word', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    const row = fc.tuple(
      word,
      word,
      fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const lines = table(
          rows.map((cells) => cells.map((text) => ({ text }))),
          60,
          '  ',
        );
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
        expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual(
          rows.flatMap((cells) => cells.join(' ').split(' ')),
        );
      }),
    );
  });

  test('numbers as people write them', () => {
    expect([countText(4_312_830), secondsText(0.174), secondsText(12.4), secondsText(200)]).toEqual([
      ...['4,312,830', '0.17 s', '12 s', '3 min 20 s'],
    ]);
    expect([bytesText(700), bytesText(219 * 2 ** 20), plural(1, 'law'), plural(2, 'law')]).toEqual([
      ...['1 KiB', '219 MiB', '1 law', '2 laws'],
    ]);
  });

  test('text in HTML is text', () => {
    expect(html`<p>${'<b>&"'}${html`<i>${1}</i>`}${['a', undefined]}</p>`.text).toBe(
      '<p>&lt;b&gt;&amp;&quot;<i>1</i>a</p>',
    );
  });

  test('guards of charts in words', () => {
    expect(guardText(and(['isUp', not('isBound')]))).toBe('isUp and not isBound');
    expect(guardText(or(['a', stateIn({ machine: 'Up' })]))).toBe('a or in machine:Up');
    expect(guardText(() => true)).toBe('if');
  });
});
