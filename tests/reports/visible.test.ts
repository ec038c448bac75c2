import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible } from '../../reports/terminal/visible.ts';

test('what a terminal would act on is written out', () => {
  expect(visible('a\u001b[31mb\u0007\u009b\u202e\u2028\ud800')).toBe(
    'a\\u{1b}[31mb\\u{7}\\u{9b}\\u{202e}\\u{2028}\\u{d800}',
  );
});

test('nothing of it is left in any text, and other text stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }),
  );
  expect(visible('Größe 💡 中文')).toBe('Größe 💡 中文');
});
