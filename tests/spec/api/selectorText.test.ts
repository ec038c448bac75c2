import { describe, expect, test } from 'vitest';
import { selects } from '../../../spec/api/labelSelector.ts';
import { parseSelector } from '../../../spec/api/selectorText.ts';

const selected = (text: string, labels: { readonly [key: string]: string }): boolean | string => {
  const compiled = parseSelector(text);
  return compiled.valid ? selects(compiled.selector, labels) : compiled.reason;
};

describe('a label selector as it is written on a command line', () => {
  test.each([
    ['', {}, true],
    ['app=web', { app: 'web' }, true],
    ['app==web', { app: 'db' }, false],
    ['app!=web', {}, true],
    ['app', { app: '' }, true],
    ['!app', { app: 'web' }, false],
    ['app=', { app: '' }, true],
    ['app in (web, db),tier', { app: 'db', tier: 'x' }, true],
    ['app in (web, db),tier', { app: 'db' }, false],
    ['app notin (web,db)', { app: 'web' }, false],
    ['example.com/app = web', { 'example.com/app': 'web' }, true],
  ])('%s', (text, labels, is) => {
    expect(selected(text, labels)).toBe(is);
  });

  test.each(['app in web', 'app=web db', ',', 'app in ()(', '=web', 'a=b,,c=d'])('%s is none', (text) => {
    expect(selected(text, {})).toMatch(/is no condition on a label/);
  });

  test('a value that no label has is refused with the API’s words', () => {
    expect(selected('app=$', {})).toMatch(/a valid label must be/);
  });
});
