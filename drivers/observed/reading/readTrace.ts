import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { TraceRecord } from '../../../models/recorded/watchRecord.ts';
import { type Problem, problem } from '../../../spec/problem.ts';
import { FormReader } from './forms/formReader.ts';
import { isOtherForm, OtherForms } from './forms/otherForms.ts';
import { type Line, linesOf } from './lines.ts';
import { traceRecord } from './traceRecord.ts';

/** No object of the API comes near this, in bytes; longer lines are thrown away while they are read. */
const lineLimit = 16 * 2 ** 20;

const gzipMagic = [0x1f, 0x8b] as const;

/**
 * The records of a trace, plain or gzip, in order, as they come, many at a time, each line once: a record, or what is wrong with
 * the line. A line is read when it is asked for. A file that breaks off gives what came before, then a problem. Lines in the own
 * form are read one by one; whatever begins otherwise is read by `forms`, value by value.
 */
export async function* readTrace(
  bytes: Readable,
  file: string,
  forms: FormReader = new FormReader(),
): AsyncGenerator<Iterable<TraceRecord | Problem>> {
  let line = 0;
  let empty = true;
  let values: OtherForms | undefined;
  function* recordsIn(lines: readonly Line[]): Generator<TraceRecord | Problem> {
    for (const text of lines) {
      line += 1;
      if (typeof text !== 'string') {
        empty = false;
        yield problem('PS1008', `the line is longer than ${lineLimit} bytes`, { file, line });
      } else if (text !== '' && text.trim() !== '') {
        const plain = line === 1 ? withoutMark(text) : text;
        if (empty && isOtherForm(plain)) values = new OtherForms(file, forms, plain);
        empty = false;
        if (values) yield* values.take(plain, line);
        else yield traceRecord(plain, line, file);
      } else values?.blank(line);
    }
  }
  try {
    for await (const lines of linesOf(await unpacked(bytes), lineLimit)) yield recordsIn(lines);
  } catch (error) {
    yield [problem('PS1001', `the file breaks off: ${(error as Error).message}`, { file, line: line + 1 })];
    return;
  }
  if (values) yield values.end();
  if (empty) yield [problem('PS1009', 'there is no record in the file', { file })];
}

/** Some editors begin a text with a byte order mark. */
const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** The stream as it is, or unpacked if it begins as gzip does. */
const unpacked = async (bytes: Readable): Promise<AsyncIterable<Uint8Array>> => {
  const chunks = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const head: Buffer[] = [];
  let size = 0;
  while (size < gzipMagic.length) {
    const { value, done } = await chunks.next();
    if (done) break;
    head.push(Buffer.from(value));
    size += value.length;
  }
  const start = Buffer.concat(head);
  const whole = rejoined(start, chunks);
  if (start[0] !== gzipMagic[0] || start[1] !== gzipMagic[1]) return whole;
  const gunzip = createGunzip();
  pipeline(whole, gunzip, () => undefined);
  return gunzip;
};

async function* rejoined(start: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (start.length > 0) yield start;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) return;
    yield value;
  }
}
