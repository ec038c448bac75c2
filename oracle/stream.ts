import type { Operation } from './operation.ts';
import { answerer, lineLimit, tooLong } from './protocol.ts';
import { requestLines } from './requestLines.ts';

/**
 * Answers a stream of requests, one a line, by one line each, in order. Blank lines are no requests. `write`
 * may return a promise to slow the stream down; no request harms those after it.
 */
export const answerStream = async (
  operations: readonly Operation[],
  input: AsyncIterable<Uint8Array | string>,
  write: (text: string) => Promise<void> | undefined,
): Promise<void> => {
  const { answer } = answerer(operations);
  for await (const lines of requestLines(input, lineLimit)) {
    for (const { line, at } of lines)
      await write(`${line === undefined ? tooLong(lineLimit, at) : answer(line, at)}\n`);
  }
};
