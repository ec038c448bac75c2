import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { linkText, readLink } from '../../../reports/explorer/link.ts';

describe('the link to a moment', () => {
  test('is the path, as replay takes it, with the system and the version that it was made for', () => {
    const link = { path: [0, 3, 12], at: 3, system: 'a64d9d88', version: '0.1.0' };
    expect(linkText(link)).toBe('path=0.3.12&system=a64d9d88&version=0.1.0');
    expect(readLink('')).toEqual({ kind: 'none' });
  });

  test.each([
    ['path=0.x.1', 'its path is not a list of places such as 0.3.12'],
    ['path=0.-1', 'its path is not a list of places such as 0.3.12'],
    ['path=0.1&at=3', 'it stands at step 3 of 2'],
    [`path=${Array(20_000).fill(0).join('.')}`, 'its path has more than 10000 steps'],
  ])('that is %s says what is wrong with it', (text, why) => {
    expect(readLink(text)).toEqual({ kind: 'unreadable', why });
  });

  property.prop([fc.array(fc.nat({ max: 999_999 }), { maxLength: 30 }), fc.nat()])(
    'leads back to the same moment of the same story',
    (path, seed) => {
      const link = { path, at: seed % (path.length + 1), system: '0badc0de', version: '1.2.3-rc.1' };
      expect(readLink(linkText(link))).toEqual({ kind: 'link', link });
    },
  );
});
