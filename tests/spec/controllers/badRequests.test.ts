import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { readVectors } from '../api/readVectors.ts';
import { brokenRequest, isAnsweredOrRefused } from '../brokenRequests.ts';

const vectors = (op: string): URL => new URL(`../../vectors/controllers-${op}`, import.meta.url);

const asked = operations
  .filter(({ op }) => existsSync(vectors(op)))
  .map((operation) => ({
    ...operation,
    requests: readVectors<JsonObject>(`controllers-${operation.op}/cases.ndjson.gz`).slice(0, 40),
  }));

test.each(asked)('a broken request to $op is answered, or refused with its field', (operation) => {
  fc.assert(
    fc.property(brokenRequest(operation.requests), (broken) =>
      isAnsweredOrRefused(operation, broken, ['PS1103', 'PS1006', 'PS1008']),
    ),
    { numRuns: 300 },
  );
});
