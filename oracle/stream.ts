import { linesOf } from '../drivers/observed/reading/lines.ts';
import type { Operation } from './operation.ts';
import { answerer, lineLimit, tooLong } from './protocol.ts';

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
  for await (const lines of linesOf(input, lineLimit)) {
    for (const line of lines) {
      if (typeof line !== 'string') await write(`${tooLong()}\n`);
      else if (line.trim() !== '') await write(`${answer(line)}\n`);
    }
  }
};
