import { describe, expect, test } from 'vitest';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { type Explanation, explain } from '../../../spec/api/explain/explain.ts';
import { mutability } from '../../../spec/api/explain/mutability.ts';
import type { Kind } from '../../../spec/api/schema/typeNames.ts';
import { readVectors } from './readVectors.ts';

const explained = (path: string, recursive = false): Explanation => {
  const answer = explain(path, recursive);
  if (!answer.found) throw new Error(`${answer.known}: no ${answer.unknown}`);
  return answer.explanation;
};

const all = (explanation: Explanation): readonly Explanation[] => [
  explanation,
  ...explanation.fields.flatMap(all),
];

describe('attributes of the API are explained', () => {
  test('a liveness probe asks every ten seconds and stays as it is', () => {
    const probe = explained('pod.spec.containers.livenessProbe');
    expect(probe).toMatchObject({ type: 'Probe', required: false, mutability: { mutable: false } });
    const period = probe.fields.find(({ path }) => path.endsWith('.periodSeconds'));
    expect(period).toMatchObject({ type: 'int32', default: 10 });
    expect(period?.description).toContain('How often');
  });

  test('what a default depends on is said in words', () => {
    const policy = explained('po.spec.containers.imagePullPolicy');
    expect(policy).toMatchObject({ values: ['Always', 'Never', 'IfNotPresent'] });
    expect(policy.defaultRule).toContain('latest');
    expect(policy.default).toBeUndefined();
  });

  test('what is always written may still be left out where the API calls it optional', () => {
    expect(explained('pod.spec.containers.livenessProbe.grpc.port').required).toBe(true);
    expect(explained('pod.spec.containers.livenessProbe.grpc.service').required).toBe(false);
  });

  test('images change, container names do not', () => {
    expect(explained('pods.spec.containers.image').mutability).toEqual({ mutable: true });
    expect(explained('pods.spec.containers.name').mutability).toEqual({ mutable: false });
    expect(explained('deploy.spec.template.spec.containers.name').mutability).toEqual({ mutable: true });
    expect(explained('deploy.spec.selector').mutability).toEqual({ mutable: false });
  });

  test('every attribute of a Pod has a type, and nearly every one a description', () => {
    const attributes = all(explained('pod', true)).slice(1);
    expect(attributes.length).toBeGreaterThan(1000);
    expect(attributes.filter(({ type }) => type === '')).toEqual([]);
    const silent = attributes.filter(({ description }) => description === '');
    expect(silent.length / attributes.length).toBeLessThan(0.01);
  });

  test('a path that leads nowhere tells how far it is known and what could follow', () => {
    expect(explain('pod.spec.contaners.image')).toMatchObject({
      found: false,
      known: 'pod.spec',
      unknown: 'contaners',
      expected: expect.arrayContaining(['containers']),
    });
    expect(explain('__proto__.constructor')).toMatchObject({ found: false, known: '' });
    expect(explain('pod.constructor')).toMatchObject({ found: false, known: 'pod' });
  });
});

type Update = {
  readonly id: string;
  readonly resource?: string;
  readonly old: { readonly kind: Kind };
};

/** The paths at which two values differ, without indexes; below maps and lists of other lengths nothing is told. */
const differences = (before: unknown, after: unknown, path: string): readonly string[] => {
  if (deepEqual(before, after)) return [];
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => differences(item, after[index], path));
  }
  if (!isRecord(before) || !isRecord(after)) return [path];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) =>
    differences(before[name], after[name], path === '' ? name : `${path}.${name}`),
  );
};

/** These the server itself counts and stamps. */
const serverSays = /^metadata\.(generation|resourceVersion|managedFields)$/;

test.each(['update', 'updateWorkload'])('what %s changes is mutable', (op) => {
  const cases = readVectors<Update>(`api-${op}/cases.ndjson.gz`);
  const expected = readVectors<{ readonly valid: boolean; readonly result?: unknown }>(
    `api-${op}/expected.ndjson.gz`,
  );
  const wrong = cases.flatMap(({ id, old }, index) => {
    const { valid, result } = expected[index]!;
    if (!valid || result === undefined) return [];
    return differences(old, result, '')
      .filter((path) => !serverSays.test(path) && mutability(old.kind, path)?.mutable !== true)
      .map((path) => `${id} ${path}`);
  });
  expect(wrong).toEqual([]);
});
