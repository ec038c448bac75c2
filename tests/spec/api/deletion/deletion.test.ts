import { describe, expect, test } from 'vitest';
import { deleteObject } from '../../../../spec/api/deletion/deleteObject.ts';
import { checkDeleteOptions, type DeleteOptions } from '../../../../spec/api/deletion/deleteOptions.ts';
import type { ApiObject } from '../../../../spec/api/objects/apiObject.ts';
import type { ObjectMeta } from '../../../../spec/api/objects/meta.ts';
import { deletePodObject } from '../../../../spec/kubelet/termination/deletePodObject.ts';

const now = '2023-11-14T22:13:20Z';
const earlier = '2023-11-14T22:10:00Z';
const later = '2023-11-14T22:20:00Z';

const object = (metadata: ObjectMeta = {}): ApiObject => ({
  metadata: { name: 'x', namespace: 'n', uid: 'u', resourceVersion: '1', generation: 4, ...metadata },
});

const deleted = (metadata: ObjectMeta = {}, options: DeleteOptions = {}) =>
  deleteObject('ConfigMap', object(metadata), options, now);

const finalizersAfter = (metadata: ObjectMeta, options: DeleteOptions = {}): readonly string[] | string => {
  const deletion = deleted(metadata, options);
  return deletion.kind === 'marked' ? (deletion.object.metadata?.finalizers ?? []) : deletion.kind;
};

describe('a deletion', () => {
  test('removes an object that nothing holds', () => {
    expect(deleted()).toEqual({ kind: 'removed' });
  });

  test('marks an object that finalizers hold: once, and at the latest now', () => {
    expect(deleted({ finalizers: ['f'] })).toMatchObject({
      kind: 'marked',
      object: { metadata: { deletionTimestamp: now, deletionGracePeriodSeconds: 0, generation: 5 } },
    });
    const before = { finalizers: ['f'], deletionTimestamp: earlier };
    expect(deleted(before)).toMatchObject({
      object: { metadata: { deletionTimestamp: earlier, generation: 4 } },
    });
    const future = { finalizers: ['f'], deletionTimestamp: later };
    expect(deleted(future)).toMatchObject({ object: { metadata: { deletionTimestamp: now } } });
  });

  test('is refused if a precondition does not hold', () => {
    expect(deleted({}, { preconditions: { uid: 'v' } })).toMatchObject({
      kind: 'refused',
      error: { code: 409 },
    });
    expect(deleted({}, { preconditions: { resourceVersion: '2' } })).toMatchObject({ error: { code: 409 } });
    expect(deleted({}, { preconditions: { uid: 'u', resourceVersion: '1' } })).toEqual({ kind: 'removed' });
  });
});

describe('how dependents are dealt with', () => {
  test('is said by the request: in the foreground, afterwards, or not at all', () => {
    expect(finalizersAfter({ finalizers: ['f'] }, { propagationPolicy: 'Foreground' })).toEqual([
      'f',
      'foregroundDeletion',
    ]);
    expect(finalizersAfter({}, { propagationPolicy: 'Orphan' })).toEqual(['orphan']);
    expect(finalizersAfter({}, { orphanDependents: true })).toEqual(['orphan']);
    expect(finalizersAfter({ finalizers: ['orphan'] }, { orphanDependents: false })).toBe('removed');
    expect(finalizersAfter({ finalizers: ['orphan'] }, { propagationPolicy: 'Background' })).toBe('removed');
  });

  test('is otherwise what the object says already', () => {
    expect(finalizersAfter({ finalizers: ['orphan'] })).toEqual(['orphan']);
    expect(finalizersAfter({ finalizers: ['foregroundDeletion', 'orphan'] })).toEqual(['foregroundDeletion']);
  });
});

describe('the options of a deletion', () => {
  const fields = (options: DeleteOptions) =>
    checkDeleteOptions(options).map(({ type, field }) => `${field} ${type}`);

  test('name a policy that exists, in one way, and a dry run that exists', () => {
    expect(fields({ propagationPolicy: 'Foreground', dryRun: ['All'] })).toEqual([]);
    expect(fields({ propagationPolicy: 'Sideways' })).toEqual(['propagationPolicy FieldValueNotSupported']);
    expect(fields({ propagationPolicy: 'Orphan', orphanDependents: true })).toEqual([
      'propagationPolicy FieldValueInvalid',
    ]);
    expect(fields({ dryRun: ['All', 'Some'] })).toEqual(['dryRun FieldValueNotSupported']);
  });

  test('that are wrong in several ways are told together', () => {
    const deletion = deleted({}, { propagationPolicy: 'Sideways', dryRun: ['Some'] });
    expect(deletion).toMatchObject({
      error: { code: 422, message: expect.stringMatching(/: \[propagationPolicy.*, dryRun.*\]$/) },
    });
  });
});

test('a Pod that is bound is marked with its time; one that finalizers hold stays when that is over', () => {
  const pod = {
    metadata: object().metadata ?? {},
    spec: { containers: [], nodeName: 'n1', terminationGracePeriodSeconds: 30 },
  };
  const deletion = deletePodObject(pod, {}, Date.parse(now) / 1000);
  expect(deletion).toMatchObject({
    kind: 'marked',
    object: {
      metadata: { deletionTimestamp: '2023-11-14T22:13:50Z', deletionGracePeriodSeconds: 30, generation: 5 },
    },
  });
  expect(deletePodObject(pod, { gracePeriodSeconds: 0 }, 0)).toEqual({ kind: 'removed' });
  const held = { ...pod, metadata: { ...pod.metadata, finalizers: ['f'], deletionTimestamp: earlier } };
  expect(deletePodObject(held, {}, Date.parse(now) / 1000)).toMatchObject({
    kind: 'marked',
    object: { metadata: { deletionGracePeriodSeconds: 0, deletionTimestamp: earlier } },
  });
});
