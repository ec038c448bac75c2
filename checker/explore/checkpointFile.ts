import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { Refusal } from '../refusal.ts';

/** what a checkpoint begins with */
export const magic = 'pod-semantics checkpoint 2\n';
const chunkBytes = 1 << 22;
const digestBytes = 32;

/** What can be written as JSON at the head of a checkpoint. */
export type CheckpointHead = { readonly [field: string]: unknown };

/**
 * Writes a checkpoint beside its place and then renames it: whoever is killed while writing leaves the last one
 * as it was. A digest at the end covers all of it. Refused (CK305) where it cannot be written.
 */
export const writeCheckpoint = (
  path: string,
  head: CheckpointHead,
  sections: readonly Uint8Array[],
): void => {
  try {
    write(path, head, sections);
  } catch (error) {
    rmSync(`${path}.partial`, { force: true });
    throw unwritable(path, error);
  }
};

/** Finds out before a long search that its checkpoints could not be written (CK305). */
export const checkWritable = (path: string): void => {
  try {
    closeSync(openSync(`${path}.partial`, 'w'));
    rmSync(`${path}.partial`);
  } catch (error) {
    throw unwritable(path, error);
  }
};

const unwritable = (path: string, error: unknown): Refusal =>
  new Refusal('CK305', `checkpoint ${path}`, `it cannot be written: ${(error as Error).message}`);

const write = (path: string, head: CheckpointHead, sections: readonly Uint8Array[]): void => {
  const partial = `${path}.partial`;
  const file = openSync(partial, 'w');
  try {
    const digest = createHash('sha256');
    const put = (bytes: Uint8Array): void => {
      digest.update(bytes);
      writeAll(file, bytes);
    };
    const text = new TextEncoder().encode(JSON.stringify(head));
    put(new TextEncoder().encode(magic));
    put(lengthBytes(text.length));
    put(text);
    // sections may be shared memory, which files are not written from
    const chunk = new Uint8Array(chunkBytes);
    for (const section of sections) {
      for (let at = 0; at < section.length; at += chunkBytes) {
        const part = section.subarray(at, at + chunkBytes);
        chunk.set(part);
        put(chunk.subarray(0, part.length));
      }
    }
    writeAll(file, digest.digest());
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
};

/**
 * Reads a checkpoint: `accept` judges its head, knowing how many bytes follow it, and gives the memory that each section is read
 * into. Refused
 * (CK304) if the file is cut off, altered, or none.
 */
export const readCheckpoint = (
  path: string,
  accept: (head: CheckpointHead, bytesLeft: number) => readonly Uint8Array[],
): CheckpointHead => {
  const file = openFor(path);
  try {
    const digest = createHash('sha256');
    const take = (length: number): Uint8Array => {
      const bytes = readAll(file, length, path);
      digest.update(bytes);
      return bytes;
    };
    if (new TextDecoder().decode(take(magic.length)) !== magic) throw unusable(path, 'it is no checkpoint');
    const length = new DataView(take(8).buffer).getFloat64(0);
    if (!(length >= 0 && length < chunkBytes)) throw unusable(path, 'it is damaged');
    const head = headOf(take(length), path);
    const left = fstatSync(file).size - magic.length - 8 - length - digestBytes;
    for (const section of accept(head, left)) {
      for (let at = 0; at < section.length; at += chunkBytes) {
        section.set(take(Math.min(chunkBytes, section.length - at)), at);
      }
    }
    const expected = digest.digest();
    if (!expected.equals(readAll(file, digestBytes, path))) throw unusable(path, 'it is damaged');
    return head;
  } finally {
    closeSync(file);
  }
};

export const unusable = (path: string, reason: string): Refusal =>
  new Refusal('CK304', `checkpoint ${path}`, reason);

const openFor = (path: string): number => {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
    throw new Error('this is no regular file');
  } catch (error) {
    throw unusable(path, `it cannot be read: ${(error as Error).message}`);
  }
};

const headOf = (bytes: Uint8Array, path: string): CheckpointHead => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as CheckpointHead;
  } catch {
    throw unusable(path, 'it is damaged');
  }
};

const lengthBytes = (length: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, length);
  return bytes;
};

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at);
};

const readAll = (file: number, length: number, path: string): Uint8Array => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const read = readSync(file, bytes, at, length - at, null);
    if (read === 0) throw unusable(path, 'it is cut off');
    at += read;
  }
  return bytes;
};
