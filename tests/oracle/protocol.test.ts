import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../drivers/observed/reading/lines.ts';
import type { Operation } from '../../oracle/operation.ts';
import { operations } from '../../oracle/operations.ts';
import { answerer } from '../../oracle/protocol.ts';
import { answerStream } from '../../oracle/stream.ts';

const echo: Operation = { op: 'echo', says: 'gives back', answer: ({ value }) => ({ value }) };
const burst: Operation = {
  op: 'burst',
  says: 'fails',
  answer: () => {
    throw new Error('as it may');
  },
};

const ask = async (input: string): Promise<unknown[]> => {
  let output = '';
  await answerStream([echo, burst], asStream([Buffer.from(input)]), (text) => {
    output += text;
  });
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
};

describe('the oracle answers line by line', () => {
  test('each request gets its answer, in order; blank lines are no requests', async () => {
    const input = '{"id":1,"op":"echo","value":2}\n\n  \n{"id":"b","op":"echo","value":[null]}';
    expect(await ask(input)).toEqual([
      { id: 1, value: 2 },
      { id: 'b', value: [null] },
    ]);
  });

  test.each([
    ['nonsense', null, 'PS1101'],
    ['[1]', null, 'PS1101'],
    ['{"id":3}', 3, 'PS1103'],
    ['{"id":4,"op":"none"}', 4, 'PS1102'],
    ['{"id":5,"op":"burst"}', 5, 'PS1104'],
    [`{"id":6,"op":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 6, 'PS1103'],
    [`{"id":${'['.repeat(50_000)}${']'.repeat(50_000)},"op":"none"}`, null, 'PS1102'],
  ])('what is wrong with a request is its answer, and harms no other: %.40s', async (line, id, code) => {
    expect(await ask(`${line}\n{"id":9,"op":"echo"}`)).toMatchObject([{ id, problem: { code } }, { id: 9 }]);
  });

  test('lines are the same however the stream is cut, and too long ones are thrown away', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 9 }), { minLength: 1 }),
        fc.nat(7),
        async (texts, cut) => {
          const lines = texts.map((text) => text.replaceAll('\n', ''));
          const bytes = Buffer.from(`${lines.join('\n')}\n`);
          const chunks: Buffer[] = [];
          for (let at = 0; at < bytes.length; at += cut + 1) chunks.push(bytes.subarray(at, at + cut + 1));
          const read = [];
          for await (const part of linesOf(asStream(chunks), 12)) read.push(...part);
          expect(read).toEqual(
            lines.map((text) =>
              Buffer.byteLength(text) > 12 ? { tooLong: true } : Buffer.from(text).toString(),
            ),
          );
        },
      ),
    );
  });

  test.each(operations.map((operation) => [operation.op, operation] as const))(
    '%s answers any request by data',
    (op) => {
      const { answer } = answerer(operations);
      fc.assert(
        fc.property(
          fc.dictionary(fc.constantFrom('pod', 'resource', 'manifest', 'nodes', 'now'), fc.jsonValue()),
          (fields) => {
            const answered = JSON.parse(answer(JSON.stringify({ id: 1, ...fields, op })));
            expect(answered.id).toBe(1);
            expect(answered.problem?.code).not.toBe('PS1104');
          },
        ),
        { numRuns: 100 },
      );
    },
  );
});

async function* asStream(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

test('what is no request is told with its line, and a byte order mark is no part of the first', async () => {
  expect(await ask('\ufeff{"id":1,"op":"echo","value":2}\n\nnot JSON\n')).toEqual([
    { id: 1, value: 2 },
    {
      id: null,
      problem: { code: 'PS1101', message: 'a request is one JSON object on one line', place: { line: 3 } },
    },
  ]);
});
