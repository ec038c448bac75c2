import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { judgeTrace } from '../../../drivers/observed/judgeTrace.ts';
import { readMeta } from '../../../drivers/observed/readMeta.ts';
import { moreRecordingNames, recordingNames, traceFile } from './recordings.ts';

/** What is said against these recordings. */
const rejections = async (names: readonly string[]): Promise<readonly string[]> => {
  const rejected: string[] = [];
  for (const name of names) {
    const file = fileURLToPath(traceFile(name));
    const verdict = await judgeTrace(createReadStream(file), name, { ...readMeta(file).settings, all: true });
    for (const { law, line, message } of verdict.violations)
      rejected.push(`${name}:${line} ${law} ${message}`);
    for (const { deviation } of verdict.deviations) rejected.push(`${name} ${deviation}`);
    for (const { message } of verdict.problems) rejected.push(`${name} ${message}`);
  }
  return rejected;
};

test('every recording of a real cluster is accepted', async () => {
  expect(recordingNames.length).toBe(110);
  expect(await rejections(recordingNames)).toEqual([]);
});

test('so is every recording of scenarios that were thought of later', async () => {
  expect(moreRecordingNames.length).toBe(46);
  expect(await rejections(moreRecordingNames)).toEqual([]);
});
