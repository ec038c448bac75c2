import { openInput } from '../../drivers/inputFile.ts';
import { problem } from '../../spec/problem.ts';
import { Failure } from '../failure.ts';
import { reasonOf } from '../reasonOf.ts';
import { bytesUpTo } from './bytesUpTo.ts';

/** The text of a file or a pipe. Fails where it cannot be read (PS1001), or is larger than so many bytes (PS1008). */
export const readText = async (file: string, mostBytes: number): Promise<string> => {
  let bytes: Buffer | undefined;
  try {
    bytes = await bytesUpTo(mostBytes, openInput(file).bytes);
  } catch (error) {
    throw new Failure([problem('PS1001', reasonOf(error as NodeJS.ErrnoException), { file })]);
  }
  if (!bytes) throw new Failure([problem('PS1008', `larger than ${mostBytes} bytes`, { file })]);
  return bytes.toString('utf8');
};
