import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const compilers = ['g++', 'c++', 'clang++'];

let built: { readonly command: string | undefined } | undefined;

/** The command that runs `explorer.cpp`, compiled once where there is a compiler. */
export const handWritten = (): string | undefined => {
  built ??= { command: build() };
  return built.command;
};

const build = (): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'explorer-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const command = join(folder, 'explorer');
  const source = fileURLToPath(new URL('explorer.cpp', import.meta.url));
  const options = ['-O3', '-march=native', '-std=c++17', '-o', command, source];
  const isBuilt = compilers.some(
    (compiler) => spawnSync(compiler, options, { stdio: 'ignore' }).status === 0,
  );
  return isBuilt ? command : undefined;
};
