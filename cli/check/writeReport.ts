import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../../drivers/exhaustive/check.ts';
import { checkPage } from '../../reports/html/checkPage.ts';
import { picturesOf } from '../../reports/html/pictures.ts';
import { fail } from '../failure.ts';

/** Writes the HTML report into a directory; the answer is its file. */
export const writeReport = async (
  check: Check,
  directory: string,
  saved: ReadonlyMap<string, string>,
): Promise<string> => {
  const page = checkPage(check, await picturesOf(check.exploration), saved);
  const file = join(directory, 'index.html');
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, page);
  } catch (error) {
    fail('PS1205', `${file} cannot be written: ${(error as Error).message}`);
  }
  return file;
};
