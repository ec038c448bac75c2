import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readFileSync,
  type Stats,
} from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** A file that is being read: its bytes as they come, and how many there are, which of a pipe nobody knows. */
export type OpenedInput = { readonly bytes: Readable; readonly size: number | undefined };

/** bytes that are read at a time */
const chunk = 2 ** 18;

/**
 * Opens a file to be read. A pipe is read as what is written into it comes, and nobody who opens it waits: this program goes on
 * to hear of signals. Devices, sockets and directories are refused, as is what is not there: throws why.
 */
export const openInput = (file: string): OpenedInput => {
  const { descriptor, found } = opened(file);
  if (found.isFile()) {
    return { bytes: createReadStream(file, { fd: descriptor, highWaterMark: chunk }), size: found.size };
  }
  if (found.isFIFO()) {
    return { bytes: new Socket({ fd: descriptor, readable: true, writable: false }), size: undefined };
  }
  closeSync(descriptor);
  throw unfit(found);
};

/** All of a file of settings, which is a regular one of so many bytes at most. Throws why it cannot be read. */
export const readRegularFile = (file: string, mostBytes: number): Buffer => {
  const { descriptor, found } = opened(file);
  try {
    if (!found.isFile()) throw new Error('this is no regular file');
    if (found.size > mostBytes) throw new Error(`it has more than ${mostBytes} bytes`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** To open a pipe that nobody writes into waits for ever, unless it is said not to. */
const opened = (file: string): { readonly descriptor: number; readonly found: Stats } => {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return { descriptor, found: fstatSync(descriptor) };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
};

const unfit = (found: Stats): Error =>
  new Error(found.isDirectory() ? 'this is a directory' : 'this is neither a regular file nor a pipe');
