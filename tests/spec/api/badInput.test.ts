import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../oracle/operation.ts';
import { admit } from '../../../oracle/operations/admit.ts';
import { pss } from '../../../oracle/operations/pss.ts';
import { qos } from '../../../oracle/operations/qos.ts';
import { update } from '../../../oracle/operations/update.ts';
import { updateWorkload } from '../../../oracle/operations/updateWorkload.ts';
import { validate } from '../../../oracle/operations/validate.ts';
import { parseJsonFast } from '../../../spec/api/decode/fastJson.ts';
import { parseJson } from '../../../spec/api/decode/json.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { decodeInPlace, decodeObject } from '../../../spec/api/decode/object.ts';
import { resourceType } from '../../../spec/api/resourceTypes.ts';
import { staticPod } from '../../../spec/api/staticPod.ts';
import { deep, disturbed } from './disturbed.ts';
import { readVectors } from './readVectors.ts';

type Case = {
  readonly resource?: string;
  readonly subresource?: string;
  readonly manifest?: string;
  readonly new?: string;
  readonly old?: JsonObject;
};

const parsed = (text: string | undefined): unknown[] => {
  try {
    return [JSON.parse(text ?? '')];
  } catch {
    return [];
  }
};

const sample = <T>(values: readonly T[]): readonly T[] => values.filter((_, index) => index % 3 === 0);

const creations = sample(readVectors<Case>('api-validate/cases.ndjson.gz'));
const updates = sample(readVectors<Case>('api-update/cases.ndjson.gz'));
const workloadUpdates = sample(readVectors<Case>('api-updateWorkload/cases.ndjson.gz'));
const pods = creations.filter(({ resource }) => resource === 'pods').flatMap((each) => parsed(each.manifest));

/** An answer that a stream of answers can carry. */
const isAnswer = (operation: Operation, request: JsonObject): void => {
  const answer = operation.answer(request);
  const verdicts = ['valid', 'allowed', 'problem', 'qos', 'levels'].filter((field) => field in answer);
  expect(verdicts).toHaveLength(1);
  expect(() => JSON.stringify(answer)).not.toThrow();
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
};

const runs = { numRuns: 100 };

/** What a request's JSON line can hold: text that is no JSON stays text. */
const loose = (text: string): unknown => parsed(text)[0] ?? text;

describe('odd values in the place of any field get a verdict, never an exception', () => {
  test.each(['pods', 'replicasets', 'deployments', 'statefulsets', 'daemonsets', 'jobs', 'cronjobs'])(
    'creation of %s',
    (resource) => {
      const manifests = creations
        .filter((each) => each.resource === resource)
        .flatMap(({ manifest }) => parsed(manifest));
      fc.assert(
        fc.property(disturbed(manifests), (manifest) => isAnswer(validate, { resource, manifest })),
        runs,
      );
    },
  );

  test('admission, QoS, security levels and static Pods', () => {
    fc.assert(
      fc.property(disturbed(pods), (manifest) => {
        isAnswer(admit, { namespace: 'default', manifest });
        isAnswer(qos, { pod: loose(manifest) });
        isAnswer(pss, { pod: loose(manifest) });
        const read = staticPod({ manifest, from: 'file', nodeName: 'n', hash: 'h' });
        expect(typeof read.valid).toBe('boolean');
      }),
      runs,
    );
  });

  test.each<[string, Operation, readonly Case[]]>([
    ['Pods', update, updates],
    ['workloads', updateWorkload, workloadUpdates],
  ])('updates of %s: in the new object and in the stored one', (_, operation, cases) => {
    const asked = fc
      .constantFrom(...cases)
      .chain((request) =>
        fc.tuple(
          fc.constant(request),
          disturbed(parsed(request.new).length > 0 ? parsed(request.new) : [{}]),
          disturbed([request.old]),
        ),
      );
    fc.assert(
      fc.property(asked, ([request, next, old]) => {
        isAnswer(operation, { ...request, new: next });
        isAnswer(operation, { ...request, old: loose(old) });
      }),
      runs,
    );
  });

  test('the objects of a cluster', () => {
    const kinds = [
      'Namespace',
      'ServiceAccount',
      'LimitRange',
      'ResourceQuota',
      'PriorityClass',
      'RuntimeClass',
    ];
    const metadata = { name: 'default', namespace: 'default' };
    const manifest = JSON.stringify({
      spec: { containers: [{ name: 'c', image: 'i' }] },
      metadata: { name: 'p' },
    });
    const objects = kinds.map((kind) => ({
      kind,
      metadata,
      spec: { hard: { pods: '1' }, limits: [{ type: 'Pod', max: { cpu: '1' } }], scopes: [] },
      overhead: { podFixed: { cpu: '1' } },
      value: 1,
      globalDefault: true,
    }));
    fc.assert(
      fc.property(disturbed([objects]), (text) => {
        isAnswer(admit, { namespace: 'default', manifest, cluster: loose(text) });
      }),
      runs,
    );
  });
});

describe('requests that are none', () => {
  const operations = [validate, update, updateWorkload, qos, pss, admit];
  const names = ['resource', 'manifest', 'old', 'new', 'subresource', 'namespace', 'pod', 'cluster'];

  test.each(operations.map((operation) => [operation.op, operation] as const))('%s', (_, operation) => {
    const field = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('pods', 'jobs', 'resize', 'status', '{}', 'null', '[]', '{"kind":"Pod"}'),
    );
    const request = fc.dictionary(fc.constantFrom(...names), field);
    fc.assert(
      fc.property(request, (each) => isAnswer(operation, each as JsonObject)),
      runs,
    );
  });

  test('a body that nests without end is refused', () => {
    for (const open of ['[', '{"a":', '{"spec":']) {
      isAnswer(validate, { resource: 'pods', manifest: open.repeat(200_000) });
    }
  });
});

test('objects are decoded alike in place and as a copy', () => {
  const { shape } = resourceType('pods');
  const pod = fc.oneof(disturbed(pods), disturbed(updates.map(({ old }) => old)));
  fc.assert(
    fc.property(pod, (text) => {
      const [inPlace, copied] = [parseJson(text), parseJson(text)];
      if (!inPlace.valid || !copied.valid) return;
      const first = decodeInPlace(shape, inPlace.value, inPlace.duplicates);
      const second = decodeObject(shape, copied.value, copied.duplicates);
      expect(isDeepStrictEqual(first, second)).toBe(true);
    }),
    runs,
  );
});

/** Values are equal to the letter: also the signs of zeros, and names such as `__proto__`. */
test('JSON is read alike the fast and the exact way', () => {
  const text = fc.oneof(disturbed(pods), fc.json(), fc.string());
  fc.assert(
    fc.property(text, (each) => {
      const [fast, exact] = [parseJsonFast(each), parseJson(each)];
      expect(fast.valid).toBe(exact.valid);
      if (fast.valid && exact.valid && !each.includes(deep))
        expect(isDeepStrictEqual(fast.value, exact.value)).toBe(true);
    }),
    runs,
  );
});
