import { openInput } from '../../drivers/inputFile.ts';
import { problem } from '../../spec/problem.ts';
import { Failure } from '../failure.ts';
import { reasonOf } from '../reasonOf.ts';

/** The text of a file or a pipe. Fails where it cannot be read (PS1001), or is larger than so many bytes (PS1008). */
export const readText = async (file: string, mostBytes: number): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of openInput(file).bytes) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > mostBytes) break;
    }
  } catch (error) {
    throw new Failure([problem('PS1001', reasonOf(error as NodeJS.ErrnoException), { file })]);
  }
  if (size > mostBytes) throw new Failure([problem('PS1008', `larger than ${mostBytes} bytes`, { file })]);
  return Buffer.concat(chunks).toString('utf8');
};
