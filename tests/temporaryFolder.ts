import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished, TestRunner } from 'vitest';

/**
 * A new folder. It is removed with all that is in it when the test that asks for it has ended, or all tests of the file if none
 * does.
 */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'podsem-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (TestRunner.getCurrentTest() === undefined) afterAll(remove);
  else onTestFinished(remove);
  return folder;
};
