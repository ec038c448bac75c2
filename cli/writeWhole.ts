import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type Problem, problem, problemText } from '../spec/problem.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { reasonOf } from './reasonOf.ts';

/** who may read what may hold values of the environment */
export const ownerOnly = 0o600;

/**
 * Writes a file whole or not at all: beside its place, then under its name. What is no regular file (a pipe, a device) is
 * written to as it is. `undefined` if it was written, else why not.
 *
 * @param mode who may read it
 */
export const writeWhole = (file: string, text: string, mode = 0o666): Problem | undefined => {
  const beside = `${file}.${process.pid}.part`;
  try {
    if (existsSync(file) && !statSync(file).isFile()) {
      writeFileSync(file, text);
      return undefined;
    }
    writeFileSync(beside, text, { mode });
    renameSync(beside, file);
    return undefined;
  } catch (error) {
    removeIfThere(beside);
    return unwritable(file, error);
  }
};

/** Where nothing could be written there may be no folder either. */
const removeIfThere = (file: string): void => {
  if (existsSync(file)) rmSync(file);
};

/** Why something could not be written. */
export const unwritable = (file: string, error: unknown): Problem =>
  problem('PS1205', `${file} cannot be written: ${reasonOf(error as NodeJS.ErrnoException)}`);

/** The exit code of a verdict that was told, unless something that was asked for could not be written: that is said. */
export const writtenOr = (
  unwritten: readonly Problem[],
  code: ExitCode,
  complain: (text: string) => void,
): ExitCode => {
  for (const each of unwritten) complain(problemText(each));
  return unwritten.length > 0 ? exitCode.unwritten : code;
};
