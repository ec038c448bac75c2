import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('reports/explorer/page/style.css', 'utf8');
const pairs = [...css.matchAll(/--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\)/g)].map(
  ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
);
const colours = new Map(pairs);

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

describe.each(['light', 'dark'] as const)('letters of the explorer in %s', (scheme) => {
  test.each([
    ['ink', 'paper'],
    ['ink', 'surface'],
    ['ink', 'faint'],
    ['ink', 'accent-back'],
    ['soft', 'paper'],
    ['soft', 'surface'],
    ['soft', 'faint'],
    ['soft', 'accent-back'],
    ['accent', 'surface'],
    ['accent', 'accent-back'],
    ['surface', 'accent'],
    ['good', 'good-back'],
    ['bad', 'bad-back'],
    ['warn', 'warn-back'],
    ['warn', 'surface'],
    ['ink', 'good-back'],
  ])('%s on %s can be told apart by those who see little: 4.5 to 1', (ink, paper) => {
    expect(contrast(colours.get(ink)![scheme], colours.get(paper)![scheme])).toBeGreaterThanOrEqual(4.5);
  });
});
