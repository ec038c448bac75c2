import { linesOf } from '../drivers/observed/reading/lines.ts';

/** A line of a stream that is a request, by its number from 1; without a text where it was longer than the limit. */
export type RequestLine = { readonly at: number; readonly line?: string };

/**
 * The requests of a stream, a chunk's worth at a time and in order. Blank lines are no requests; a byte order mark before
 * the first is left out. Of a line no more than `limit` bytes are held.
 */
export async function* requestLines(
  input: AsyncIterable<Uint8Array | string>,
  limit: number,
): AsyncGenerator<readonly RequestLine[]> {
  let at = 0;
  for await (const lines of linesOf(input, limit)) {
    yield lines.flatMap((text): RequestLine[] => {
      at += 1;
      if (typeof text !== 'string') return [{ at }];
      const line = at === 1 ? text.replace(/^\ufeff/, '') : text;
      return line.trim() === '' ? [] : [{ at, line }];
    });
  }
}
