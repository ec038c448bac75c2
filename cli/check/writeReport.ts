import { join } from 'node:path';
import type { Check } from '../../drivers/exhaustive/check.ts';
import { makeFolder } from '../../drivers/makeFolder.ts';
import { checkPage } from '../../reports/html/checkPage.ts';
import { picturesOf } from '../../reports/html/pictures.ts';
import type { Problem } from '../../spec/problem.ts';
import { ownerOnly, unwritable, writeWhole } from '../writeWhole.ts';

/** Writes the HTML report into a directory: its file, or why it could not be written. */
export const writeReport = async (
  check: Check,
  directory: string,
  saved: ReadonlyMap<string, string>,
  showValues = false,
): Promise<{ readonly file: string; readonly problem: Problem | undefined }> => {
  const page = checkPage(check, await picturesOf(check.exploration), saved, showValues);
  const file = join(directory, 'index.html');
  try {
    makeFolder(directory);
  } catch (error) {
    return { file, problem: unwritable(file, error) };
  }
  return { file, problem: writeWhole(file, page, ownerOnly) };
};
