import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../drivers/makeFolder.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { Operation } from '../operation.ts';
import { type CasesOf, type Manifest, manifestOf, manifestShape, schemaOf } from './manifest.ts';
import { vectorsReadme } from './readme.ts';
import { shippedVectors } from './shippedVectors.ts';

/**
 * Writes the vectors of the operations into a folder: all of them or nothing. A folder with vectors is replaced; one with
 * anything else in it is refused.
 *
 * @param casesOf those that come with the package, unless others are given
 */
export const writeVectors = (
  folder: string,
  operations: readonly Operation[],
  version: string,
  casesOf: CasesOf = shippedVectors,
): Problem | Manifest => {
  const stranger = strangerIn(folder);
  if (stranger !== undefined) {
    return problem('PS1551', `${folder} is not replaced: it holds ${stranger}, which is not of the vectors`);
  }
  const manifest = manifestOf(operations, version, casesOf);
  const beside = `${folder}.${process.pid}.part`;
  const old = `${folder}.${process.pid}.old`;
  try {
    makeFolder(dirname(beside));
    mkdirSync(beside);
    write(beside, 'manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    write(beside, 'README.md', vectorsReadme);
    for (const operation of operations) {
      const { op } = operation;
      write(beside, `${op}/request.schema.json`, `${JSON.stringify(schemaOf(operation), null, 2)}\n`);
      write(
        beside,
        `${op}/cases.ndjson`,
        casesOf(op)
          .map((each) => `${jsonText(each)}\n`)
          .join(''),
      );
    }
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(beside, folder);
    return manifest;
  } catch (error) {
    if (!existsSync(folder) && existsSync(old)) renameSync(old, folder);
    return problem('PS1205', `${folder} cannot be written: ${(error as Error).message}`);
  } finally {
    rmSync(beside, { recursive: true, force: true });
    if (existsSync(folder)) rmSync(old, { recursive: true, force: true });
  }
};

const write = (folder: string, path: string, text: string): void => {
  makeFolder(dirname(join(folder, path)));
  writeFileSync(join(folder, path), text);
};

/** Something in the way that is not of the vectors that a folder holds; undefined: it may be replaced. */
const strangerIn = (folder: string): string | undefined => {
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) return 'a file';
  const own = ownFiles(folder);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .find((path) => !own.has(path));
};

const ownFiles = (folder: string): ReadonlySet<string> => {
  try {
    const manifest = manifestShape.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
    const files = manifest.operations.flatMap(({ file, schema }) => [file, schema]);
    return new Set(['manifest.json', 'README.md', ...files]);
  } catch {
    return new Set();
  }
};
