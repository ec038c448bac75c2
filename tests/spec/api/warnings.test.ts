import { describe, expect, test } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import { create } from '../../../spec/api/create.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { readVectors } from './readVectors.ts';

type Line = JsonObject & { readonly id: string; readonly op: string };

const texts = (warnings: unknown): readonly string[] => [...new Set(warnings as readonly string[])].sort();

test.each([
  ['validate', 'objects are created'],
  ['updateWorkload', 'workloads are changed'],
  ['update', 'the status of Pods is written'],
])('%s: the API server warns of what it warns of when %s', (op) => {
  const operation = operations.find((each) => each.op === op);
  const expected = readVectors<Line>('api-warnings/expected.ndjson.gz');
  const differing = readVectors<Line>('api-warnings/cases.ndjson.gz').flatMap((request, line) => {
    if (request.op !== op) return [];
    const answered = operation?.answer(request) ?? {};
    const [own, real] = [texts(answered.warnings ?? []), texts(expected[line]?.warnings)];
    return answered.valid === true && own.join('\n') === real.join('\n')
      ? []
      : [{ id: request.id, own, real }];
  });
  expect(differing).toEqual([]);
});

describe('what the API server warns of before it looks at the object', () => {
  const owner = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'd', uid: 'u1' };
  const created = (ownerReferences: readonly object[]) =>
    create({
      resource: 'pods',
      body: JSON.stringify({
        metadata: { name: 'a', ownerReferences },
        spec: { containers: [{ name: 'c', image: 'i' }] },
      }),
      uid: 'u',
      nameSuffix: 'xxxxx',
    });

  test('an owner that is told twice', () => {
    const answer = created([owner, owner]);
    expect(answer).toMatchObject({
      valid: true,
      warnings: [],
      object: { metadata: { ownerReferences: [owner] } },
    });
    expect(answer.valid && answer.requestWarnings).toEqual([
      expect.stringMatching(/^\.metadata\.ownerReferences contains duplicate entries; .*observed: u1$/),
    ]);
  });

  test('owners that differ stay, whatever their UID', () => {
    const answer = created([owner, { ...owner, name: 'e' }]);
    expect(answer).toMatchObject({ valid: true, requestWarnings: [] });
    expect(answer.valid && answer.object.metadata?.ownerReferences).toHaveLength(2);
  });
});
