import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporaryFolder.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));

const shared = ['cli/podsem.mjs', 'cli/load.mjs', 'compile.mjs', 'compiledSources.mjs', 'tsconfig.json'];

type WorkingCopy = {
  readonly run: () => Promise<string>;
  readonly write: (source: string) => void;
  /** the names of the compiled forms that there are */
  readonly forms: () => readonly string[];
  readonly path: (name: string) => string;
};

/** A working copy whose only command says a word. */
const workingCopy = (source: string): WorkingCopy => {
  const root = temporaryFolder();
  const path = (name: string): string => join(root, name);
  mkdirSync(path('cli'));
  for (const file of shared) cpSync(join(repository, file), path(file));
  symlinkSync(join(repository, 'node_modules'), path('node_modules'));
  writeFileSync(path('package.json'), JSON.stringify({ type: 'module' }));
  const settings = {
    extends: './tsconfig.json',
    compilerOptions: { noEmit: false, rootDir: '.', rewriteRelativeImportExtensions: true },
    include: ['cli'],
  };
  writeFileSync(path('tsconfig.build.json'), JSON.stringify(settings));
  const write = (text: string): void => writeFileSync(path('cli/main.ts'), text);
  write(source);
  const run = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [path('cli/podsem.mjs')]);
      const said: Buffer[] = [];
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
      child.on('error', reject);
      child.on('close', () => resolve(Buffer.concat(said).toString('utf8')));
    });
  return { run, write, forms: () => readdirSync(path('.compiled')), path };
};

const saying = (word: string): string =>
  `export const main = async (_: readonly string[]): Promise<number> => { console.log('${word}'); return 0; };\n`;

test('commands of a working copy are compiled once, until a source changes', async () => {
  const { run, write, forms } = workingCopy(saying('one'));
  expect(await run()).toBe('one\n');
  const made = forms();
  expect(await run()).toBe('one\n');
  expect(forms()).toEqual(made);
  write(saying('two'));
  expect(await run()).toBe('two\n');
  expect(forms()).toHaveLength(2);
});

test('processes that begin at once put one compiled form in place', async () => {
  const { run, forms } = workingCopy(saying('one'));
  expect(await Promise.all([run(), run(), run()])).toEqual(['one\n', 'one\n', 'one\n']);
  expect(forms()).toHaveLength(1);
});

test('compiled forms that nobody uses any more are removed', async () => {
  const { run, write, forms, path } = workingCopy(saying('one'));
  await run();
  const [old = ''] = forms();
  utimesSync(path(`.compiled/${old}`), 0, 0);
  write(saying('two'));
  await run();
  expect(forms()).toHaveLength(1);
  expect(forms()).not.toContain(old);
});

test('where nothing can be written, commands run through a loader', async () => {
  const { run, write, path } = workingCopy(saying('one'));
  writeFileSync(path('.compiled'), 'no folder');
  expect(await run()).toBe('one\n');
  write(saying('two'));
  expect(await run()).toBe('two\n');
});

test('a source that is no TypeScript is named', async () => {
  const { run, forms } = workingCopy('export const main = {');
  expect(await run()).toMatch(/main\.ts/);
  expect(forms()).toEqual([]);
});
