import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { judgeTrace } from '../../../oracle/trace/judgeTrace.ts';
import { readMeta } from '../../../oracle/trace/readMeta.ts';
import { recordingNames, traceFile } from './recordings.ts';

test('every recording of a real cluster is accepted', async () => {
  const rejected: string[] = [];
  for (const name of recordingNames) {
    const file = fileURLToPath(traceFile(name));
    const verdict = await judgeTrace(createReadStream(file), name, readMeta(file), true);
    for (const { law, line, message } of verdict.violations)
      rejected.push(`${name}:${line} ${law} ${message}`);
    for (const { message } of verdict.problems) rejected.push(`${name} ${message}`);
  }
  expect(recordingNames.length).toBe(110);
  expect(rejected).toEqual([]);
});
