import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAndDefault } from '../../../spec/api/create.ts';
import { parseJson } from '../../../spec/api/decode/json.ts';
import { decodeObject } from '../../../spec/api/decode/object.ts';
import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { resourceType } from '../../../spec/api/resourceTypes.ts';
import { uniformPod } from '../../../spec/api/uniform.ts';
import { type FieldErrors, fieldErrorText } from '../../../spec/api/validation/fieldError.ts';
import { checkPod } from '../../../spec/api/validation/pod.ts';
import { podValidationOptions } from '../../../spec/api/validation/podOptions.ts';
import { disturbed } from './disturbed.ts';
import { readVectors } from './readVectors.ts';

type Case = { readonly resource: string; readonly manifest: string };

const pods = readVectors<Case>('api-validate/cases.ndjson.gz')
  .filter(({ resource }) => resource === 'pods')
  .map(({ manifest }) => manifest);
const odd = disturbed(pods.slice(0, 200).map((each) => JSON.parse(each) as unknown));
const options = podValidationOptions(true, undefined, kubernetes136);

const found = (pod: Pod): readonly string[] => {
  const errors: FieldErrors = [];
  checkPod(pod, options, errors);
  return errors.map((error) => `${error.type} ${fieldErrorText(error)}`);
};

const isJudgedAlike = (body: string): boolean => {
  const decoded = decodeAndDefault('pods', body);
  if (!decoded.valid) return true;
  const pod = decoded.object as Pod;
  const before = JSON.stringify(pod);
  const uniform = uniformPod(pod);
  expect(uniform).toEqual(pod);
  const alike = isDeepStrictEqual(found(uniform), found(pod));
  return alike && JSON.stringify(pod) === before;
};

describe('a Pod all of whose fields are there', () => {
  test('is refused for what the Pod is refused for, in the same words and order', () => {
    expect(pods.filter((body) => !isJudgedAlike(body))).toEqual([]);
  });

  test('also where its values are odd', () => {
    fc.assert(
      fc.property(odd, (body) => {
        expect(isJudgedAlike(body)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

/** The same, of objects that inherit nothing: they are not read in one go. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.assign(
    Object.create(null),
    ...Object.entries(value).map(([name, item]) =>
      Object.defineProperty({}, name, { value: bare(item), enumerable: true }),
    ),
  );
};

test('objects whose fields are read in one go are decoded as others are', () => {
  const { shape } = resourceType('pods');
  fc.assert(
    fc.property(odd, (text) => {
      const parsed = parseJson(text);
      if (!parsed.valid || parsed.duplicates.size > 0) return;
      const plain = decodeObject(shape, parsed.value);
      expect(isDeepStrictEqual(decodeObject(shape, bare(parsed.value)), plain)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
