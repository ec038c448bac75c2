import { type Line, linesOf } from '../../drivers/observed/reading/lines.ts';
import { tooLong } from '../protocol.ts';
import type { ServerThreads } from './threads.ts';

/** lines that a thread is given at a time */
const batch = 64;

/**
 * The answers to a stream of requests, one line each and in order. The stream is read no faster than its answers are
 * taken; no request harms those after it.
 */
export async function* answerLines(
  threads: ServerThreads,
  input: AsyncIterable<Uint8Array>,
  limit: number,
  answered: (lines: number) => void,
): AsyncGenerator<string> {
  for await (const lines of linesOf(input, limit)) {
    const requests = lines.filter((line) => typeof line !== 'string' || line.trim() !== '');
    for (let at = 0; at < requests.length; at += batch) {
      const some = requests.slice(at, at + batch);
      yield (await answersTo(threads, some, limit)).map((answer) => `${answer}\n`).join('');
      answered(some.length);
    }
  }
}

const answersTo = async (
  threads: ServerThreads,
  lines: readonly Line[],
  limit: number,
): Promise<string[]> => {
  const texts = lines.filter((line) => typeof line === 'string');
  const replies = (await threads.answer({ lines: texts })).values();
  return lines.map((line) =>
    typeof line === 'string' ? (replies.next().value?.text ?? '') : tooLong(limit),
  );
};
