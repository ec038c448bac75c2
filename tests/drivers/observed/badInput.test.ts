import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Random, randomFrom, seedOf } from '../../../checker/simulate/random.ts';
import { judgeTrace, type TraceVerdict } from '../../../drivers/observed/judgeTrace.ts';
import { recordingNames, traceFile } from './recordings.ts';

const packed = readFileSync(traceFile(recordingNames[0]!));
const text = gunzipSync(packed).toString('utf8');
const lines = text.trimEnd().split('\n');

const judge = (input: Buffer | string): Promise<TraceVerdict> =>
  judgeTrace(Readable.from([Buffer.from(input)]), 'trace', { dedicatedNodes: true, all: true });

const codes = ({ problems }: TraceVerdict): readonly (string | number | undefined)[][] =>
  problems.map(({ code, place }) => [code, place.line]);

test('a recording is read plain as it is read from gzip', async () => {
  expect(await judge(text)).toEqual(await judge(packed));
});

test('a gzip file that breaks off is a problem; what came before is judged', async () => {
  const verdict = await judge(packed.subarray(0, packed.length >> 1));
  expect(verdict.accepted).toBe(false);
  expect(verdict.events).toBeGreaterThan(10);
  expect(codes(verdict)).toEqual([['PS1001', verdict.events + 1]]);
});

test('half a line is a problem with its place, and costs no other line', async () => {
  const half = lines[20]!.slice(0, 200);
  const verdict = await judge([...lines.slice(0, 20), half].join('\n'));
  expect(codes(verdict)).toEqual([['PS1002', 21]]);
  expect(verdict.events).toBe(20);
});

test('a line beyond all bounds is thrown away while it is read', async () => {
  const verdict = await judge(`${lines[0]}\n${'x'.repeat(40 * 2 ** 20)}\n${lines[1]}\n`);
  expect(codes(verdict)).toEqual([['PS1008', 2]]);
  expect(verdict.events).toBe(2);
});

test('an empty file and what is no record are problems; a resource that nobody watches is passed over', async () => {
  expect(codes(await judge(''))).toEqual([['PS1009', undefined]]);
  const event = { ts: '2026-01-01T00:00:00Z', resource: 'gadgets', type: 'ADDED', object: {} };
  expect(codes(await judge(JSON.stringify(event)))).toEqual([]);
  for (const bad of ['[]', '1', '{}', '{"ts":"x"}', JSON.stringify({ ...event, resource: 'pods' })]) {
    expect(codes(await judge(bad))).toEqual([['PS1003', 1]]);
  }
});

test('events out of order are a breach, not a crash', async () => {
  const verdict = await judge(lines.toReversed().join('\n'));
  expect(verdict.violations.length).toBeGreaterThan(10);
});

test('nothing in a record makes the checker throw', async () => {
  const values: readonly unknown[] = [null, 0, 'x', [], {}, [null], { a: 1 }];
  const spoilt = lines.map((line, index) => {
    const record = JSON.parse(line) as { object?: { [part: string]: { [field: string]: unknown } } };
    for (const part of ['metadata', 'spec', 'status']) {
      const fields = Object.keys(record.object?.[part] ?? {});
      const field = fields[index % (fields.length || 1)];
      if (field !== undefined) record.object![part]![field] = values[index % values.length];
    }
    return JSON.stringify(record);
  });
  const verdict = await judge(spoilt.join('\n'));
  expect(verdict.accepted).toBe(false);
  expect(codes(verdict).filter(([code]) => code === 'PS1999')).toEqual([]);
});

test('a change of an object that was never added is judged, and never a fault of the checker', async () => {
  for (const name of ['drain-pdb.r1', 'more/cron-policies', 'sts-ordered.r1', 'quota-a.r1']) {
    const text = gunzipSync(readFileSync(traceFile(name))).toString('utf8');
    const strange = text
      .trimEnd()
      .split('\n')
      .map((line) => {
        const record = JSON.parse(line) as { type?: string; object?: { metadata: { uid: string } } };
        if (record.type === 'MODIFIED') record.object!.metadata.uid = 'nobody';
        return JSON.stringify(record);
      });
    const verdict = await judge(strange.join('\n'));
    expect(codes(verdict).filter(([code]) => code === 'PS1999')).toEqual([]);
    expect(verdict.accepted).toBe(false);
  }
});

const anything: readonly unknown[] = [null, 0, -1, 'x', '', true, [], {}, [null], [{}], { a: 1 }];

/** Some value of a record, however deep, is another. */
const spoil = (record: unknown, random: Random): void => {
  let parent = record as { [field: string]: unknown };
  for (;;) {
    const fields = Object.keys(parent);
    const field = fields[random.below(fields.length || 1)];
    if (field === undefined) return;
    const value = parent[field];
    if (typeof value === 'object' && value !== null && random.below(5) > 0) {
      parent = value as { [field: string]: unknown };
      continue;
    }
    if (random.below(4) === 0) delete parent[field];
    else parent[field] = anything[random.below(anything.length)];
    return;
  }
};

test('any value anywhere is judged, and never a fault of the checker', async () => {
  const random = randomFrom(seedOf(20261121, 1));
  for (const name of recordingNames.filter((_, at) => at % 9 === 0)) {
    const text = gunzipSync(readFileSync(traceFile(name)))
      .toString('utf8')
      .trimEnd();
    const spoilt = text.split('\n').map((line) => {
      const record: unknown = JSON.parse(line);
      if (random.below(3) === 0) spoil(record, random);
      return JSON.stringify(record);
    });
    const verdict = await judge(spoilt.join('\n'));
    expect(codes(verdict).filter(([code]) => code === 'PS1999')).toEqual([]);
    expect(verdict.accepted).toBe(false);
  }
});
