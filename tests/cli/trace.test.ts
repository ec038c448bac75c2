import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { TraceVerdict } from '../../drivers/observed/judgeTrace.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const recording = 'tests/recordings/gates-a.r1/trace.ndjson.gz';
const packed = readFileSync(recording);
const lines = gunzipSync(packed).toString('utf8').trimEnd().split('\n');

const written = (text: string | Buffer, name = 'trace'): string => {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
};

const verdicts = (out: string): readonly TraceVerdict[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TraceVerdict);

/** The recording with its sixth and seventh line in each other's place. */
const mixed = lines.with(5, lines[6]!).with(6, lines[5]!).join('\n');

describe('podsem trace', () => {
  test('accepts a recording, packed or not, by what is in the file and not by its name', async () => {
    for (const file of [recording, written(packed, 'trace.json'), written(lines.join('\r\n'), 'trace.gz')]) {
      const { code, out, err } = await capture(['trace', file]);
      expect({ code, out, err }).toEqual({
        code: 0,
        out: `${file}: accepted, ${lines.length} records\n`,
        err: '',
      });
    }
  });

  test('takes a byte order mark for nothing', async () => {
    expect(await capture(['trace', written(`\uFEFF${lines.join('\n')}`)])).toMatchObject({ code: 0 });
  });

  test('reads standard input, for which no meta.json speaks', async () => {
    const { code, out } = await capture(['trace', '-'], { stdin: packed });
    expect({ code, out }).toEqual({ code: 0, out: `-: accepted, ${lines.length} records\n` });
  });

  test('names the law, the line and the object that break it', async () => {
    const file = written(mixed);
    const { code, out } = await capture(['trace', file]);
    expect(code).toBe(1);
    expect(out).toContain(`${file}:7: watch/seq: `);
    expect(out).toContain(`${file}: rejected, `);
  });

  test('prints one JSON object a line for each file, also for one that cannot be read', async () => {
    const [rejected, missing] = [written(mixed), join(temporaryFolder(), 'none')];
    const { code, out, err } = await capture(['trace', '--json', recording, rejected, missing]);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(verdicts(out)).toMatchObject([
      { file: recording, accepted: true, events: lines.length, violations: [], problems: [] },
      { file: rejected, accepted: false, violations: [{ law: 'watch/seq', line: 7 }], problems: [] },
      { file: missing, accepted: false, events: 0, violations: [], problems: [{ code: 'PS1001' }] },
    ]);
  });

  test('takes a directory for the traces in it, or in the directories in it', async () => {
    const all = temporaryFolder();
    for (const run of ['b', 'a']) mkdirSync(join(all, run));
    writeFileSync(join(all, 'a', 'trace.ndjson.gz'), packed);
    writeFileSync(join(all, 'b', 'trace.ndjson'), mixed);
    const { code, out } = await capture(['trace', '--json', all, join(all, 'a')]);
    expect(code).toBe(1);
    expect(verdicts(out).map(({ file, accepted }) => [file, accepted])).toEqual([
      [join(all, 'a', 'trace.ndjson.gz'), true],
      [join(all, 'b', 'trace.ndjson'), false],
      [join(all, 'a', 'trace.ndjson.gz'), true],
    ]);
    const empty = temporaryFolder();
    const { code: bad, err } = await capture(['trace', empty]);
    expect({ bad, err }).toMatchObject({ bad: 2, err: expect.stringContaining('(PS1009)') });
  });

  test('calls a file unreadable that breaks off, and keeps what was judged', async () => {
    const half = written(packed.subarray(0, packed.length >> 1));
    const { code, out, err } = await capture(['trace', half]);
    expect(code).toBe(2);
    expect(out).toMatch(/: unreadable, [1-9]\d+ records\n$/);
    expect(err).toContain('the file breaks off');
  });

  test('lists ten thousand faults of a file, and counts the others', async () => {
    const { code, out } = await capture(['trace', '--json', written('no record\n'.repeat(10_050))]);
    expect(code).toBe(2);
    expect(verdicts(out)).toMatchObject([{ events: 0, unlisted: 50 }]);
    expect(verdicts(out)[0]?.problems).toHaveLength(10_000);
  });

  test('judges nothing more once it is interrupted', async () => {
    const { code, out, err } = await capture(['trace', recording, recording], {
      interrupted: AbortSignal.abort(),
    });
    expect({ code, out, err }).toEqual({ code: 130, out: '', err: '' });
  });
});
