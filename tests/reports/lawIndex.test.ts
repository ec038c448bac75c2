import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lawBook } from '../../properties/laws/lawBook.ts';
import { lawIndex } from '../../reports/laws/lawIndex.ts';

test('properties/LAWS.md is what the law book says: npm run laws:index writes it', () => {
  const written = readFileSync(new URL('../../properties/LAWS.md', import.meta.url), 'utf8');
  expect(written).toBe(lawIndex(lawBook));
});
