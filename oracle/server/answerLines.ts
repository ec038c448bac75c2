import { tooLong } from '../protocol.ts';
import { type RequestLine, requestLines } from '../requestLines.ts';
import { type ServerThreads, together } from './threads.ts';

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
  for await (const requests of requestLines(input, limit)) {
    for (let at = 0; at < requests.length; at += together) {
      const some = requests.slice(at, at + together);
      yield (await answersTo(threads, some, limit)).map((answer) => `${answer}\n`).join('');
      answered(some.length);
    }
  }
}

const answersTo = async (
  threads: ServerThreads,
  requests: readonly RequestLine[],
  limit: number,
): Promise<string[]> => {
  const asked = requests.flatMap(({ line, at }) => (line === undefined ? [] : [{ line, at }]));
  const replies = (await threads.answer(asked)).values();
  return requests.map(({ line, at }) =>
    line === undefined ? tooLong(limit, at) : (replies.next().value?.text ?? ''),
  );
};
