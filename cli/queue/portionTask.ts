import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { OptionWord } from '../command.ts';
import { main } from '../main.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Batch, PortionResult } from './batch.ts';
import { isLocal } from './dividedWords.ts';

export type PortionTask = { readonly batch: Batch; readonly words: readonly OptionWord[] };

/** columns of the texts that nobody reads: results are JSON */
const columns = 100;

/** Does a portion: the command line that it stands for, with the files of the batch in a folder of their own. */
export const portionTask = async ({ batch, words }: PortionTask): Promise<PortionResult> => {
  const all = [...batch.words, ...words];
  const refused = all.find(isLocal);
  if (refused) throw new Error(`${refused.name} is not done for others`);
  const folder = mkdtempSync(join(tmpdir(), 'podsem-portion-'));
  const started = performance.now();
  let [output, complaints] = ['', ''];
  try {
    const files = batch.files.map(({ name, text }, at) => {
      const path = pathIn(folder, batch, name, at);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    });
    const operands = batch.command === 'vectors' ? [...batch.actions, folder] : files;
    const code = await main(
      [batch.command, ...operands, ...all.map(written), ...told(batch)],
      captured({
        print: (text) => {
          output += text;
        },
        complain: (text) => {
          complaints += text;
        },
      }),
    );
    const named = (text: string): string =>
      batch.files.reduce(
        (named, { name }, at) => named.replaceAll(pathIn(folder, batch, name, at), name),
        text,
      );
    return {
      code,
      output: named(output),
      complaints: named(complaints),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Where a file is put: those of vectors are found by their names, of others only the last part is kept. */
const pathIn = (folder: string, { command }: Batch, name: string, at: number): string => {
  if (command !== 'vectors') return join(folder, String(at), basename(name));
  if (!/^[\w-]+(\/[\w-]+)*\.\w+$/.test(name))
    throw new Error(`${JSON.stringify(name)} is no file of vectors`);
  return join(folder, name);
};

const written = ({ name, value }: OptionWord): string => (value === undefined ? name : `${name}=${value}`);

/** Everything is told as JSON, and nothing is written. */
const told = ({ command }: Batch): readonly string[] =>
  command === 'fuzz' || command === 'check' ? ['--json', '--no-save'] : ['--json'];

const captured = ({
  print,
  complain,
}: Record<'print' | 'complain', (text: string) => void>): Surroundings => ({
  print: (text) => print(`${text}\n`),
  write: (text) => {
    print(text);
    return undefined;
  },
  complain: (text) => complain(`${text}\n`),
  inform: () => undefined,
  rewrite: () => undefined,
  stdin: Readable.from([]),
  colours: false,
  interactive: false,
  columns,
  isInterrupted: () => false,
  tell: () => undefined,
  interruptible: (work) => work(new AbortController().signal),
});
