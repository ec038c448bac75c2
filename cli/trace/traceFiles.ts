import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../../spec/problem.ts';
import { reasonOf } from '../reasonOf.ts';

/** Standard input, as an operand and in places. */
export const standardInput = '-';

/** The files that an operand stands for, or why it stands for none. */
export type NamedTraces = { readonly files: readonly string[] } | { readonly problem: Problem };

/** What the recording of a run is called in its folder. */
const names = ['trace.ndjson', 'trace.ndjson.gz'];

/**
 * A file is itself. A directory stands for the trace in it, or, if it has none, for those of the directories in it, by
 * name.
 */
export const tracesNamed = (operand: string): NamedTraces => {
  if (operand === standardInput) return { files: [operand] };
  try {
    accessSync(operand, constants.R_OK);
    if (!statSync(operand).isDirectory()) return { files: [operand] };
    const own = tracesIn(operand);
    const files = own.length > 0 ? own : directoriesIn(operand).flatMap(tracesIn);
    if (files.length > 0) return { files };
    return {
      problem: problem('PS1009', `there is no ${names.join(' or ')} in this directory`, { file: operand }),
    };
  } catch (error) {
    return {
      problem: problem('PS1001', reasonOf(error as NodeJS.ErrnoException), { file: operand }),
    };
  }
};

const tracesIn = (directory: string): readonly string[] =>
  readdirSync(directory)
    .filter((name) => names.includes(name))
    .sort()
    .map((name) => join(directory, name));

const directoriesIn = (directory: string): readonly string[] =>
  readdirSync(directory)
    .map((name) => join(directory, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
    .sort();
