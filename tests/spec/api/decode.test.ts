import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { create } from '../../../spec/api/create.ts';
import { decodeBody } from '../../../spec/api/decode/body.ts';
import { type ResourceName, resourceType } from '../../../spec/api/resourceTypes.ts';
import { disturbed } from './disturbed.ts';
import { readVectors } from './readVectors.ts';

type Case = { readonly id: string; readonly resource: ResourceName; readonly manifest: string };

const chosen = { uid: 'u', nameSuffix: 'xxxxx', namespace: 'default' };

const refusal = (resource: ResourceName, manifest: string): string | undefined => {
  const answer = create({ resource, body: manifest, ...chosen });
  return answer.valid ? undefined : answer.message;
};

/** The fields that a message of strict decoding tells, in alphabetical order. */
const inOrder = (message: string | undefined): string | undefined => {
  const [start, fields] = message?.split('strict decoding error: ') ?? [];
  return fields === undefined
    ? message
    : `${start}${fields
        .split(/, (?=unknown|duplicate)/)
        .sort()
        .join()}`;
};

test('what is wrong with a body is told in the words of the API server', () => {
  const expected = readVectors<{ readonly message: string }>('api-decode/expected.ndjson.gz');
  const differing = readVectors<Case>('api-decode/cases.ndjson.gz').flatMap(
    ({ id, resource, manifest }, line) => {
      const [own, real] = [refusal(resource, manifest), expected[line]?.message];
      return inOrder(own) === inOrder(real) ? [] : [{ id, own, real }];
    },
  );
  expect(differing).toEqual([]);
});

describe('API versions that are no longer served', () => {
  const deployment = (apiVersion: string, more = ''): string =>
    `{"apiVersion":"${apiVersion}","kind":"Deployment","metadata":{"name":"a"}${more}}`;

  test('are read as such: unknown fields come first', () => {
    expect(refusal('deployments', deployment('apps/v1beta1', ',"foo":1'))).toBe(
      'Deployment in version "v1beta1" cannot be handled as a Deployment: strict decoding error: unknown field "foo"',
    );
  });

  test('and refused then, for the request asks for another', () => {
    expect(refusal('deployments', deployment('extensions/v1beta1', ',"spec":{"rollbackTo":{}}'))).toBe(
      'the API version in the data (extensions/v1beta1) does not match the expected API version (apps/v1)',
    );
  });

  test('what a kind never had is no version of it', () => {
    expect(refusal('deployments', deployment('batch/v1beta1'))).toBe(
      'Deployment in version "v1beta1" cannot be handled as a Deployment: no kind "Deployment" is registered for version "batch/v1beta1" in scheme "pkg/runtime/scheme.go:111"',
    );
  });
});

/** The same JSON, which is read name by name for the sake of an escaped letter. */
const escaped = (body: string): string => body.replace('"kind"', '"\\u006bind"');

test('fields that are unknown or twice are told wherever they stand, however the body is read', () => {
  const pods = readVectors<Case>('api-validate/cases.ndjson.gz')
    .filter(({ resource }) => resource === 'pods')
    .slice(0, 200)
    .map(({ manifest }) => JSON.parse(manifest) as unknown);
  // the message may tell the whole body
  const told = (body: string): unknown => ({
    ...decodeBody(body, resourceType('pods')),
    message: undefined,
  });
  fc.assert(
    fc.property(disturbed(pods), fc.constantFrom('', '"odd":{"a":[{"b":1}],"c":{"b":2}},'), (body, more) => {
      const text = body.replace('"spec":{', `"spec":{${more}`);
      expect(told(text)).toEqual(told(escaped(text)));
    }),
    { numRuns: 500 },
  );
});
