import { createRequire } from 'node:module';
import type { DiffReport } from '../../oracle/differential/report.ts';
import { operations } from '../../oracle/operations.ts';
import {
  casesOfReport,
  readSaved,
  type SavedVectors,
  withMore,
  writeSaved,
} from '../../oracle/vectors/saveVectors.ts';
import { countText } from '../../reports/terminal/numbers.ts';
import type { Problem } from '../../spec/problem.ts';
import type { OptionRecord, OptionValues } from '../command.ts';
import { Failure, fail } from '../failure.ts';
import { wholeNumber } from '../read.ts';

const { version } = createRequire(import.meta.url)('pod-semantics/package.json') as { version: string };

/** How what `diff` finds becomes vectors. */
export const saveOptions: readonly OptionRecord[] = [
  {
    flags: '--save <folder>',
    says: 'add what disagrees, made small, to the vectors in a folder, or to new ones',
  },
  {
    flags: '--keep <number>',
    says: 'with --save: add the request of this number, too; may be given several times',
    many: true,
    read: wholeNumber('--keep', 0, 100_000_000),
  },
];

/** The requests of a run that are kept, whatever comes of them. */
export const keptOf = ({ keep, save }: OptionValues, runs: number): readonly number[] => {
  const numbers = (keep as readonly number[] | undefined) ?? [];
  const [first] = numbers;
  if (first !== undefined && save === undefined)
    fail('PS1201', '--keep needs --save: a folder for what is kept');
  const beyond = numbers.find((number) => number >= runs);
  if (beyond !== undefined)
    fail('PS1201', `--keep ${beyond}: there are ${runs} requests, and the first has number 0`);
  return numbers;
};

/** The vectors to which those of a run are added. */
export const vectorsIn = async (folder: string): Promise<SavedVectors> => {
  const found = await readSaved(folder, operations);
  if ('code' in found) throw new Failure([found]);
  return found;
};

/** Adds what was found to the vectors of a folder: what was done, or why it could not be. */
export const saveReports = (
  folder: string,
  before: SavedVectors,
  reports: readonly DiffReport[],
): string | Problem => {
  const after = withMore(before, reports.flatMap(casesOfReport));
  const added = sizeOf(after) - sizeOf(before);
  if (added === 0) return `${folder}: there is nothing new to add`;
  const written = writeSaved(folder, after, operations, version);
  if ('code' in written) return written;
  return `${folder}: ${countText(added)} cases added, ${countText(sizeOf(after))} in all`;
};

const sizeOf = (vectors: SavedVectors): number =>
  [...vectors.values()].reduce((sum, cases) => sum + cases.length, 0);
