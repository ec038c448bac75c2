import { Readable } from 'node:stream';
import { main } from '../../cli/main.ts';
import type { Surroundings } from '../../cli/surroundings.ts';

export type Captured = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a command line in this process, as if on a pipe of 100 columns, and gives what it said. */
export const capture = async (
  argv: readonly string[],
  {
    stdin = '',
    interrupted = new AbortController().signal,
  }: { stdin?: string | Buffer; interrupted?: AbortSignal } = {},
): Promise<Captured> => {
  let out = '';
  let err = '';
  const surroundings: Surroundings = {
    print: (text) => {
      out += `${text}\n`;
    },
    write: (text) => {
      out += text;
      return undefined;
    },
    complain: (text) => {
      err += `${text}\n`;
    },
    // how often work says how far it has come depends on the machine
    inform: () => undefined,
    rewrite: () => undefined,
    stdin: Readable.from([Buffer.from(stdin)]),
    colours: false,
    interactive: false,
    columns: 100,
    isInterrupted: () => interrupted.aborted,
    tell: () => undefined,
    interruptible: (work) => work(interrupted),
  };
  return { code: await main(argv, surroundings), out, err };
};
