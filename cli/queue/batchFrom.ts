import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readRegularFile } from '../../drivers/inputFile.ts';
import { readManifest } from '../../oracle/vectors/readVectors.ts';
import { problem } from '../../spec/problem.ts';
import type { OptionValues, OptionWord } from '../command.ts';
import { Failure, fail } from '../failure.ts';
import { isDirectory, manifestFilesIn } from '../input/manifestFiles.ts';
import { reasonOf } from '../reasonOf.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Batch } from './batch.ts';
import { divideOptions } from './dividedWords.ts';
import { portionsOf } from './portionsOf.ts';

/** bytes of all files of a batch at most: each worker holds them */
const mostBytes = 32 * 2 ** 20;

/** What a command line asks for, ready for a queue. */
export type Order = { readonly batch: Batch; readonly portions: readonly (readonly OptionWord[])[] };

/** What a command line asks for, divided, with the texts of its files. Fails where it cannot be divided. */
export const batchFrom = async (
  command: Batch['command'],
  operands: readonly string[],
  options: OptionValues,
  words: readonly OptionWord[],
  program: string,
  { stdin }: Surroundings,
): Promise<Order> => {
  const [actions, named] = command === 'vectors' ? [operands.slice(0, 1), operands.slice(1)] : [[], operands];
  if (command === 'vectors' && actions[0] === 'write')
    fail('PS1201', '--queue: only check and score are divided');
  const { files, ops } =
    command === 'vectors'
      ? vectorFiles(named[0] ?? '', options)
      : await inputFiles(command, named, options, stdin);
  const size = files.reduce((sum, file) => sum + file.text.length, 0);
  if (size > mostBytes) {
    throw new Failure([problem('PS1008', `--queue: the files have ${size} bytes, more than ${mostBytes}`)]);
  }
  const portions = portionsOf(command, options, ops);
  const common = divideOptions(words);
  const batch: Batch = {
    format: 'pod-semantics/batch',
    version: 1,
    program,
    command,
    actions: [...actions],
    words: common.map((word) => ({ ...word })),
    files,
    portions: portions.length,
  };
  return { batch, portions };
};

type Files = { readonly files: { name: string; text: string }[]; readonly ops?: readonly string[] };

const read = (file: string): string => {
  try {
    return readRegularFile(file, mostBytes).toString('utf8');
  } catch (error) {
    throw new Failure([problem('PS1001', reasonOf(error as NodeJS.ErrnoException), { file })]);
  }
};

const inputFiles = async (
  command: Batch['command'],
  named: readonly string[],
  options: OptionValues,
  stdin: Surroundings['stdin'],
): Promise<Files> => {
  const operands = [...named, ...((options.filename as readonly string[] | undefined) ?? [])];
  if (
    operands.length === 0 &&
    command === 'check' &&
    options.scenario === undefined &&
    options.bug === undefined
  ) {
    fail('PS1009', 'nothing to check: name a FILE, - for standard input, or a --scenario');
  }
  const paths = operands.flatMap((file) => {
    if (file === '-' || !isDirectory(file)) return [file];
    const found = manifestFilesIn(file, options.recursive === true);
    if ('problem' in found) throw new Failure([found.problem]);
    return found.files;
  });
  const files: { name: string; text: string }[] = [];
  for (const file of new Set(paths)) {
    files.push(
      file === '-'
        ? { name: 'standard-input.yaml', text: await text(stdin) }
        : { name: file, text: read(file) },
    );
  }
  return { files };
};

/** The whole folder, and the operations in it that are asked for. */
const vectorFiles = (folder: string, { op }: OptionValues): Files => {
  const manifest = readManifest(folder);
  if ('code' in manifest) throw new Failure([manifest]);
  const asked = op as readonly string[] | undefined;
  const chosen = manifest.operations.filter((each) => asked === undefined || asked.includes(each.op));
  if (chosen.length === 0) fail('PS1102', `${folder} has no operation of these: ${asked?.join(', ')}`);
  const names = ['manifest.json', ...chosen.map(({ file }) => file)];
  return {
    files: names.map((name) => ({ name, text: read(join(folder, name)) })),
    ops: chosen.map((each) => each.op),
  };
};
