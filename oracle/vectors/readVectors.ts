import { join } from 'node:path';
import { openInput, readRegularFile } from '../../drivers/inputFile.ts';
import { linesOf } from '../../drivers/observed/reading/lines.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { readObject } from '../differential/jsonValue.ts';
import { lineLimit } from '../protocol.ts';
import { caseShape, type Manifest, manifestShape } from './manifest.ts';
import type { VectorCase } from './vectorCase.ts';

/** bytes of a manifest of vectors at most */
const mostManifestBytes = 2 ** 20;

/** What a folder of vectors says that it holds. */
export const readManifest = (folder: string): Manifest | Problem => {
  const file = join(folder, 'manifest.json');
  try {
    const read = manifestShape.safeParse(
      JSON.parse(readRegularFile(file, mostManifestBytes).toString('utf8')),
    );
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    return problem('PS1552', issue?.message ?? 'this is no manifest of vectors', {
      file,
      path: issue?.path.join('.') ?? '',
    });
  } catch (error) {
    return problem('PS1552', `the manifest of the vectors cannot be read: ${(error as Error).message}`, {
      file,
    });
  }
};

/** The cases of one operation, or the first line that is none. */
export const readCases = async (
  folder: string,
  { file: path, op }: Manifest['operations'][number],
): Promise<readonly VectorCase[] | Problem> => {
  const file = join(folder, path);
  const cases: VectorCase[] = [];
  let line = 0;
  try {
    for await (const lines of linesOf(openInput(file).bytes, lineLimit)) {
      for (const text of lines) {
        line++;
        const read = caseShape.safeParse(typeof text === 'string' ? readObject(text) : undefined);
        if (!read.success || read.data.op !== op) {
          return problem('PS1552', `this is no case of ${op}`, {
            file,
            line,
            path: read.error?.issues[0]?.path.join('.') ?? 'op',
          });
        }
        cases.push(read.data);
      }
    }
    return cases;
  } catch (error) {
    return problem('PS1552', `the cases cannot be read: ${(error as Error).message}`, { file });
  }
};
