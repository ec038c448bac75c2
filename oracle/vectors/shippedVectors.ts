import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { readObject } from '../differential/jsonValue.ts';
import type { VectorCase } from './vectorCase.ts';

/** The vectors that come with the package: one case a line, those of an operation together; Brotli. */
export const shippedFile = new URL('./cases.ndjson.br', import.meta.url);

let linesByOperation: ReadonlyMap<string, readonly string[]> | undefined;

const readLines = (): ReadonlyMap<string, readonly string[]> => {
  const byOperation = new Map<string, string[]>();
  for (const line of brotliDecompressSync(readFileSync(shippedFile)).toString('utf8').trimEnd().split('\n')) {
    const op = /^\{"id":"[^"]*","op":"([a-zA-Z]+)"/.exec(line)?.[1] ?? '';
    const lines = byOperation.get(op);
    if (lines) lines.push(line);
    else byOperation.set(op, [line]);
  }
  return byOperation;
};

/** The vectors of an operation that come with the package; none for one that has none. */
export const shippedVectors = (op: string): readonly VectorCase[] => {
  linesByOperation ??= readLines();
  return (linesByOperation.get(op) ?? []).map((line) => readObject(line) as unknown as VectorCase);
};
