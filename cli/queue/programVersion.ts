import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

type Compiling = { readonly sourcesOf: (root: string) => readonly string[] };

/**
 * The version of this program, as work in a queue is marked with it. A working copy is told by what its sources say: what it
 * found yesterday is not what it would find after a change.
 */
export const programVersion = async (): Promise<string> => {
  const file = require.resolve('pod-semantics/package.json');
  const { version } = require(file) as { version: string };
  const root = dirname(file);
  const compiling = join(root, 'compile.mjs');
  if (!existsSync(compiling)) return version;
  const { sourcesOf } = (await import(pathToFileURL(compiling).href)) as Compiling;
  const hash = createHash('sha256');
  for (const path of [...sourcesOf(root)].sort())
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return `${version}+${hash.digest('hex').slice(0, 12)}`;
};
