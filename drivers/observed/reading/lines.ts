/** A physical line, or that one was longer than the limit and thrown away. */
export type Line = string | { readonly tooLong: true };

const newline = 10;

/**
 * The lines of a stream of bytes, a chunk's worth at a time and in order; never more than `limit` bytes of one line are
 * held. What follows the last line end is a line too, unless it is empty. (`node:readline` knows no limit and also breaks
 * lines where JSON does not; `split2` does not say where it left out a line that is too long.)
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array | string>,
  limit: number,
): AsyncGenerator<readonly Line[]> {
  let held: Buffer[] = [];
  let size = 0;
  const finish = (last: Buffer): Line => {
    const long = size + last.length > limit;
    const text = long
      ? ''
      : size === 0
        ? last.toString('utf8')
        : Buffer.concat([...held, last]).toString('utf8');
    held = [];
    size = 0;
    return long ? { tooLong: true } : text;
  };
  for await (const chunk of bytes) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    const lines: Line[] = [];
    let start = 0;
    for (let end = buffer.indexOf(newline); end >= 0; end = buffer.indexOf(newline, start)) {
      lines.push(finish(buffer.subarray(start, end)));
      start = end + 1;
    }
    const rest = buffer.subarray(start);
    size += rest.length;
    if (size > limit) held = [];
    else if (rest.length > 0) held.push(rest);
    yield lines;
  }
  if (size > 0) yield [finish(Buffer.alloc(0))];
}
