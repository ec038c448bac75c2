import type { Readable } from 'node:stream';

/** All that comes from a file or a pipe, or undefined where that is more than so many bytes: then the rest is not read. */
export const bytesUpTo = async (mostBytes: number, bytes: Readable): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    const part = Buffer.from(chunk as Uint8Array);
    size += part.length;
    if (size > mostBytes) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
};
