import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** The program of the explorer's page: what is published has it built, a working copy makes it when it is first asked for. */
export const explorerScript = async (): Promise<string> => {
  const root = dirname(createRequire(import.meta.url).resolve('pod-semantics/package.json'));
  const maker = join(root, 'explorerScript.mjs');
  if (!existsSync(maker)) {
    return brotliDecompressSync(readFileSync(join(root, 'dist/explorer.js.br'))).toString('utf8');
  }
  const { keptExplorer } = (await import(pathToFileURL(maker).href)) as {
    readonly keptExplorer: (root: string) => Promise<string>;
  };
  return keptExplorer(root);
};
