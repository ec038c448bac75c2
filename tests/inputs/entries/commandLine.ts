import { capture } from '../../cli/capture.ts';
import { internalErrorIn, type Wrong } from '../entry.ts';

/** Bounds of the smallest cluster in which something happens. */
export const smallest = ['--nodes', '1', '--node-failures', '0', '--container-exits', '0'];

/** Checks what is on standard input, for a moment. */
export const smallCheck = [
  'check',
  '-',
  '--no-save',
  ...smallest,
  '--max-states',
  '20',
  '--time-limit',
  '1s',
];

/** codes that a command may end with */
const codes = new Set([0, 1, 2, 3, 74]);

/** Runs a command line. It ends with a code that it may end with; bad input is told, with a code that keeps its meaning. */
export const commandLine = async (argv: readonly string[], stdin = ''): Promise<Wrong> => {
  const { code, out, err } = await capture(argv, { stdin });
  const told = internalErrorIn(err);
  if (told !== undefined) return told;
  if (!codes.has(code)) return `exit code ${code}`;
  if (code === 2 && !/\((?:PS|CK)\d+\)/.test(`${err}${out}`))
    return `bad input without a code: ${err.slice(0, 100)}`;
  return undefined;
};
