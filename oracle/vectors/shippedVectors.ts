import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readObject } from '../differential/jsonValue.ts';
import type { VectorCase } from './vectorCase.ts';

/** The file of an operation's vectors: one case a line, gzip. */
export const shippedFile = (op: string): URL => new URL(`./cases/${op}.ndjson.gz`, import.meta.url);

/** The vectors of an operation that come with the package; none for one that has none. */
export const shippedVectors = (op: string): readonly VectorCase[] => {
  const file = shippedFile(op);
  if (!existsSync(file)) return [];
  const text = gunzipSync(readFileSync(file)).toString('utf8').trimEnd();
  return text.split('\n').map((line) => readObject(line) as unknown as VectorCase);
};
