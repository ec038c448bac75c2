import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The lines of a file of vectors, `tests/vectors/<path>`. */
export const readVectors = <T>(path: string): T[] =>
  gunzipSync(readFileSync(new URL(`../../vectors/${path}`, import.meta.url)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
