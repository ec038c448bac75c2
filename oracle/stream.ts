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
  let at = 0;
  for await (const lines of linesOf(input, lineLimit)) {
    for (const line of lines) {
      at += 1;
      if (typeof line !== 'string') await write(`${tooLong(lineLimit, at)}\n`);
      else if (line.trim() !== '')
        await write(`${answer(at === 1 ? line.replace(/^\ufeff/, '') : line, at)}\n`);
    }
  }
};
