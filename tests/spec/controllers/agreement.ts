import type { Operation } from '../../../oracle/operation.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { comparable } from '../api/emptiness.ts';
import { readVectors } from '../api/readVectors.ts';

/**
 * Where an operation answers otherwise than Kubernetes, field by field: `id field: answered …, expected …`. Absent,
 * null, "", [] and {} count as the same.
 */
export const disagreements = ({ op, answer }: Operation, folder: string): readonly string[] => {
  const expected = readVectors<JsonObject>(`${folder}/expected.ndjson.gz`);
  return readVectors<JsonObject>(`${folder}/cases.ndjson.gz`).flatMap((request, line) => {
    if (request.op !== op) return [];
    const answered: JsonObject = { ...answer(request), id: request.id };
    const real = expected[line] ?? {};
    return [...new Set([...Object.keys(real), ...Object.keys(answered)])].flatMap((field) => {
      const [ours, theirs] = [comparable(answered[field]), comparable(real[field])];
      return ours === theirs ? [] : [`${String(request.id)} ${field}: answered ${ours}, expected ${theirs}`];
    });
  });
};
