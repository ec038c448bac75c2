import { StringDecoder } from 'node:string_decoder';

/** A line of a stream, or that one was longer than the limit and thrown away. */
export type Line = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'too long' };

const newline = 10;

/** The lines of a stream of bytes, in order; never holds more than `limit` bytes of one. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array | string>,
  limit: number,
): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let size = 0;
  const take = (): Line => {
    const line: Line =
      size > limit ? { kind: 'too long' } : { kind: 'line', text: textOf(Buffer.concat(parts)) };
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      add(bytes.subarray(start, end));
      yield take();
      start = end + 1;
    }
    add(bytes.subarray(start));
  }
  if (size > 0) yield take();

  function add(part: Buffer): void {
    size += part.length;
    if (size > limit) parts = [];
    else if (part.length > 0) parts.push(part);
  }
}

const textOf = (bytes: Buffer): string => new StringDecoder('utf8').end(bytes);
