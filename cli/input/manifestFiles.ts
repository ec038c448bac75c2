import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../../spec/problem.ts';

/** more manifests than this in a directory are not read */
const mostFiles = 5_000;

const isManifest = ({ name }: Dirent): boolean => /\.(?:ya?ml|json)$/.test(name);

export type ManifestFiles = { readonly files: readonly string[] } | { readonly problem: Problem };

/** The manifests of a directory, by name, as kubectl takes them; of directories in it only if `recursive`. */
export const manifestFilesIn = (directory: string, recursive: boolean): ManifestFiles => {
  const files = below(directory, recursive);
  if (files.length === 0) {
    const message = `this directory has no manifest (*.yaml, *.yml, *.json)${recursive ? '' : '; -R looks below it, too'}`;
    return { problem: problem('PS1009', message, { file: directory }) };
  }
  if (files.length <= mostFiles) return { files };
  return { problem: problem('PS1008', `more than ${mostFiles} manifests`, { file: directory }) };
};

/** Whether a path is that of a directory; false for what is not there. */
export const isDirectory = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const below = (directory: string, recursive: boolean): string[] =>
  readdirSync(directory, { withFileTypes: true })
    .sort(({ name: a }, { name: b }) => (a < b ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return recursive ? below(path, recursive) : [];
      return isManifest(entry) ? [path] : [];
    });
