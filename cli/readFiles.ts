import type { Readable } from 'node:stream';
import { openInput } from '../drivers/inputFile.ts';
import { manifestLimits } from '../spec/manifest/limits.ts';
import { type ReadManifest, type ReadObject, readManifest, tooLarge } from '../spec/manifest/readManifest.ts';
import { type Problem, problem } from '../spec/problem.ts';
import { bytesUpTo } from './input/bytesUpTo.ts';
import { isDirectory, type ManifestFiles, manifestFilesIn } from './input/manifestFiles.ts';
import { reasonOf } from './reasonOf.ts';

/** Standard input, as an operand and in places. */
const standardInput = '-';

/** Reads manifests from files, from the files of directories, and from standard input for `-`. */
export const readFiles = async (
  named: readonly string[],
  stdin: Readable,
  recursive = false,
): Promise<ReadManifest> => {
  const objects: ReadObject[] = [];
  const problems: Problem[] = [];
  const files = named.flatMap((file) => {
    const found = filesOf(file, recursive);
    if ('files' in found) return found.files;
    problems.push(found.problem);
    return [];
  });
  for (const file of new Set(files)) {
    const read = file === standardInput ? await readStream(file, stdin) : await readFile(file);
    const manifest =
      'problem' in read ? { objects: [], problems: [read.problem] } : readManifest(file, read.text);
    objects.push(...manifest.objects);
    problems.push(...manifest.problems);
  }
  return { objects, problems };
};

const filesOf = (file: string, recursive: boolean): ManifestFiles => {
  try {
    return file !== standardInput && isDirectory(file) ? manifestFilesIn(file, recursive) : { files: [file] };
  } catch (error) {
    return { problem: problem('PS1001', reasonOf(error as NodeJS.ErrnoException), { file }) };
  }
};

type Text = { readonly text: string } | { readonly problem: Problem };

const readFile = async (file: string): Promise<Text> => {
  try {
    return await readStream(file, openInput(file).bytes);
  } catch (error) {
    return { problem: problem('PS1001', reasonOf(error as NodeJS.ErrnoException), { file }) };
  }
};

const readStream = async (file: string, stream: Readable): Promise<Text> => {
  const bytes = await bytesUpTo(manifestLimits.bytes, stream);
  return bytes ? decode(file, bytes) : { problem: tooLarge(file) };
};

const decode = (file: string, bytes: Uint8Array): Text => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: problem('PS1002', 'the text is not UTF-8', { file }) };
  }
};
