import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('to tell its version podsem reads nothing but its list of commands', async () => {
  const { metafile } = await build({
    entryPoints: [`${root}/cli/main.ts`],
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outdir: 'never-written',
    write: false,
    metafile: true,
  });
  const read = new Set<string>();
  const follow = (file: string): void => {
    if (read.has(file)) return;
    read.add(file);
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && !external) follow(path);
    }
  };
  follow(relative(root, `${root}/cli/main.ts`));
  expect([...read].toSorted()).toEqual([
    'cli/commands.ts',
    'cli/exitCode.ts',
    'cli/main.ts',
    'cli/reasonOf.ts',
    'cli/surroundings.ts',
    'cli/writeWhole.ts',
    'spec/printable.ts',
    'spec/problem.ts',
  ]);
});
