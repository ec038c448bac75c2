import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { fail } from '../failure.ts';

type Format = 'itf' | 'dot' | 'json';

/** The format that a file's name asks for; fails (PS1201, PS1205) before the search if it is none, or no place to write. */
export const exportFormat = (file: string): Format => {
  const [, ending] = /\.(itf\.json|dot|json)$/.exec(file) ?? [];
  if (ending === undefined) {
    return fail(
      'PS1201',
      `--export takes a file that ends in .dot, .json or .itf.json, not ${JSON.stringify(file)}`,
    );
  }
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    fail('PS1205', `${file} cannot be written: ${(error as Error).message}`);
  }
  return ending === 'itf.json' ? 'itf' : (ending as Format);
};
