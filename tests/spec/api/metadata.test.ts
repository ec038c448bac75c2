import { describe, expect, test } from 'vitest';
import { create } from '../../../spec/api/create.ts';
import { served } from '../../../spec/api/served.ts';
import { update } from '../../../spec/api/update.ts';

const entry = {
  manager: 'kubectl',
  operation: 'Update',
  apiVersion: 'v1',
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:metadata': { 'f:labels': { '.': {}, 'f:a': {} } } },
};

const body = (metadata: object): string =>
  JSON.stringify({ metadata: { name: 'a', ...metadata }, spec: { containers: [{ name: 'c', image: 'i' }] } });

const created = (metadata: object) => {
  const answer = create({ resource: 'pods', body: body(metadata), uid: 'u', nameSuffix: 'xxxxx' });
  return answer.valid ? answer.object.metadata : answer.errors;
};

describe('managed fields', () => {
  test('that can be decoded are kept', () => {
    expect(created({ managedFields: [entry] })).toMatchObject({ managedFields: [entry] });
  });

  test.each([
    ['an operation that is none', { operation: 'Replace' }],
    ['no API version', { apiVersion: '' }],
    ['no type', { fieldsType: '' }],
    ['fields of another type', { fieldsType: 'FieldsV2' }],
    ['fields that are no object', { fieldsV1: { 'f:metadata': 'x' } }],
    ['a text for fields', { fieldsV1: 'x' }],
    ['a name without a prefix', { fieldsV1: { metadata: {} } }],
    ['an index that is none', { fieldsV1: { 'i:x': {} } }],
    ['a key that is no object', { fieldsV1: { 'k:1': {} } }],
    ['a value that is no JSON', { fieldsV1: { 'v:x': {} } }],
  ])('with %s are dropped as a whole', (_, wrong) => {
    expect(created({ managedFields: [entry, { ...entry, ...wrong }] })).not.toHaveProperty('managedFields');
  });

  test.each([
    ['k:{"name":"a"}', 'a key'],
    ['v:"x"', 'a value'],
    ['i:3', 'an index'],
    ['x:new', 'a kind of step that is not known'],
  ])('may lead through %s: %s', (name) => {
    const fields = { ...entry, fieldsV1: { [name]: {} } };
    expect(created({ managedFields: [fields] })).toMatchObject({ managedFields: [fields] });
  });

  test.each([
    ['stay if an update brings none', {}, [entry]],
    [
      'stay if an update brings what cannot be decoded',
      { managedFields: [{ ...entry, fieldsType: 'x' }] },
      [entry],
    ],
    ['go if an update resets them', { managedFields: [{}] }, undefined],
  ])('%s', (_, metadata, left) => {
    const old = {
      metadata: { name: 'a', namespace: 'default', uid: 'u', resourceVersion: '1', managedFields: [entry] },
      spec: { containers: [{ name: 'c', image: 'i' }] },
    };
    const answer = update({ resource: 'pods', old, body: body(metadata), subresource: '' });
    expect(answer.valid && answer.object.metadata?.managedFields).toEqual(left);
  });
});

describe('an object is shown as the API server shows it', () => {
  test('with parts that are empty, and null for times and lists that are always there', () => {
    const deployment = served('deployments', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a' },
      spec: { template: { spec: { containers: [{ name: 'c' }] } } },
    } as object);
    expect(deployment).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a' },
      spec: {
        selector: null,
        strategy: {},
        template: { metadata: {}, spec: { containers: [{ name: 'c', resources: {} }] } },
      },
      status: {},
    });
  });
});
