import { expect, test } from 'vitest';
import { randomFrom } from '../../../checker/simulate/random.ts';
import { judgedLines } from './judged.ts';
import { initContainerLies } from './lies/initContainers.ts';
import { type Line, moreRecordingNames, recording, recordingNames } from './recordings.ts';

/** The recording as a watch shows it that is so late, in seconds. */
const late = (lines: readonly Line[], seconds: number): Line[] =>
  lines.map((line) =>
    line.object === undefined
      ? line
      : { ...line, ts: new Date(Date.parse(line.ts) + seconds * 1000).toISOString() },
  );

test('what is received 15 s late is no breach', () => {
  const rejected = [...recordingNames, ...moreRecordingNames].filter((name) => {
    const { lines, dedicated } = recording(name);
    return judgedLines(late(lines, 15), dedicated).length > 0;
  });
  expect(rejected).toEqual([]);
});

test('a Pod whose init containers start out of order, and that has no start time, is told of both', () => {
  const lie = initContainerLies.find(({ name }) => name.startsWith('an init container that did not wait'))!;
  const { dedicated } = recording('init-ok.r1');
  const { lines, at, uid } = lie.tell(recording('init-ok.r1'), randomFrom(1))!;
  const unstarted = lines.map((line) => {
    if (line.object?.metadata.uid !== uid) return line;
    const copy = structuredClone(line);
    delete copy.object!.status!.startTime;
    return copy;
  });
  const laws = judgedLines(unstarted, dedicated)
    .filter(({ line }) => line === at + 1)
    .map(({ law }) => law);
  expect(laws).toContain('container/init-in-order');
  expect(laws).toContain('status/complete');
});
