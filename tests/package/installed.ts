import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isThorough } from '../thorough.ts';
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

/** What a package says of itself, as far as who installs it asks. */
type Manifest = {
  readonly dependencies: { readonly [name: string]: string };
  readonly bin: { readonly [command: string]: string };
};

/** Puts a link in the place of a package of the project, which is the repository's own. */
const lend = (project: string, name: string): void => {
  const place = join(project, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  // what the package depends on may bring its own
  rmSync(place, { recursive: true, force: true });
  symlinkSync(join(repository, 'node_modules', name), place, 'dir');
};

/**
 * Does what npm does, without asking anybody what there is: unpacks the package, links its commands, and each package that it says it
 * depends on. These are the repository's, in the same versions, so nothing that it does not name is found.
 */
const unpack = async (tarball: string, project: string, folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  await output('tar', ['-xzf', tarball, '-C', folder, '--strip-components', '1'], { cwd: project });
  const { dependencies, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  for (const name of Object.keys(dependencies)) lend(project, name);
  const commands = join(project, 'node_modules/.bin');
  mkdirSync(commands);
  for (const [command, file] of Object.entries(bin)) symlinkSync(join(folder, file), join(commands, command));
};

/**
 * Builds and packs the package into a folder, and installs it there into an empty project, which gets the sources of `project/`;
 * where all is thorough, by npm. Types are not checked meanwhile: that changes nothing of what is built.
 */
export const install = async (home: string): Promise<Installed> => {
  await output(process.execPath, ['build.mjs', '--noCheck'], { cwd: repository });
  await output('npm', ['pack', '--ignore-scripts', '--pack-destination', home], { cwd: repository });
  const tarball = join(home, readdirSync(home).find((file) => file.endsWith('.tgz')) ?? '');
  const project = join(home, 'project');
  const folder = join(project, 'node_modules/pod-semantics');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  if (isThorough) {
    const quickly = ['--prefer-offline', '--no-audit', '--no-fund'];
    await output('npm', ['install', tarball, ...quickly], { cwd: project });
  } else await unpack(tarball, project, folder);
  cpSync(fileURLToPath(new URL('project', import.meta.url)), project, { recursive: true });
  return { tarball, project, folder };
};

/** Lends the project the repository's own types of Node and test runner. */
export const lendTools = ({ project }: Installed): void => {
  for (const tool of tools) lend(project, tool);
};
