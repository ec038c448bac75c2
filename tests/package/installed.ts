import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { output } from './run.ts';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A project of its own with nothing in it but the packed package, and what that depends on. */
export type Installed = {
  readonly tarball: string;
  readonly project: string;
  /** the package's folder in the project */
  readonly folder: string;
};

/** What the project's own tools bring along; the package must do without. */
const tools: readonly string[] = ['@types/node', 'undici-types', 'vitest'];

/**
 * Builds and packs the package into a folder, and installs it there into an empty project, which gets the sources of `project/`.
 * Types are not checked meanwhile: that changes nothing of what is built.
 */
export const install = async (home: string): Promise<Installed> => {
  await output(process.execPath, ['build.mjs', '--noCheck'], { cwd: repository });
  await output('npm', ['pack', '--ignore-scripts', '--pack-destination', home], { cwd: repository });
  const tarball = join(home, readdirSync(home).find((file) => file.endsWith('.tgz')) ?? '');
  const project = join(home, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await output('npm', ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund'], { cwd: project });
  cpSync(fileURLToPath(new URL('project', import.meta.url)), project, { recursive: true });
  return { tarball, project, folder: join(project, 'node_modules/pod-semantics') };
};

/** Lends the project the repository's own types of Node and test runner. */
export const lendTools = ({ project }: Installed): void => {
  for (const tool of tools) {
    const place = join(project, 'node_modules', tool);
    mkdirSync(dirname(place), { recursive: true });
    // what the package depends on may bring its own
    rmSync(place, { recursive: true, force: true });
    symlinkSync(join(repository, 'node_modules', tool), place, 'dir');
  }
};
