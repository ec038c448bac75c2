import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ensureReady } from '../../../../spec/controllers/staleness/ensureReady.ts';
import { cleared, type OwnerRecord, wroteAt } from '../../../../spec/controllers/staleness/ownerRecord.ts';
import { recordedResource, recordWrites } from '../../../../spec/controllers/staleness/recordedWrites.ts';
import { compareResourceVersions } from '../../../../spec/controllers/staleness/resourceVersion.ts';

const wrote = (resourceVersion: string, record?: OwnerRecord, ownerUID = 'u'): OwnerRecord =>
  wroteAt(record, { ownerUID, resource: 'pods', resourceVersion });
const seen = (version: string) => new Map([['pods', version]]);

describe('a controller that has written for an owner', () => {
  test('waits until its cache has seen the last of these writes', () => {
    const record = wrote('12', wrote('9'));
    expect(ensureReady(record, seen('11'))).toEqual({
      ready: false,
      resource: 'pods',
      wrote: '12',
      read: '11',
    });
    expect(ensureReady(record, seen('12'))).toEqual({ ready: true });
    expect(ensureReady(record, seen('100'))).toEqual({ ready: true });
  });

  test('does not wait where a version is unknown or no number', () => {
    expect(ensureReady(undefined, seen('1')).ready).toBe(true);
    expect(ensureReady(wrote('5'), seen('')).ready).toBe(true);
    expect(ensureReady(wrote('5'), new Map()).ready).toBe(true);
    expect(ensureReady(wrote('x'), seen('1')).ready).toBe(true);
    expect(ensureReady(wrote('05'), seen('1')).ready).toBe(true);
  });

  test('forgets the writes for an earlier owner of the same name', () => {
    expect(wrote('3', wrote('9'), 'other')).toEqual({
      ownerUID: 'other',
      versions: new Map([['pods', '3']]),
    });
    expect(cleared(wrote('9'), 'other')).toBeDefined();
    expect(cleared(wrote('9'), 'u')).toBeUndefined();
    expect(cleared(wrote('9'), '')).toBeUndefined();
  });

  test('keeps the newest version, but replaces one that is no number', () => {
    expect(wrote('7', wrote('10')).versions.get('pods')).toBe('10');
    expect(wrote('7', wrote('x')).versions.get('pods')).toBe('7');
  });
});

test('a controller remembers creations and patches of Pods and its own status, unless refused or unanswered', () => {
  const owner = { kind: 'ReplicaSet', uid: 'u' } as const;
  const refused = { reason: 'Forbidden', message: '' } as const;
  const tried = [
    { write: { kind: 'createPod' } },
    { write: { kind: 'createPod' }, error: refused },
    { write: { kind: 'createPod' } },
    { write: { kind: 'deletePod' } },
    { write: { kind: 'releasePod' } },
    { write: { kind: 'updateStatus' } },
  ];
  const versions = ['1', '2', undefined, '4', '5', '6'];
  expect(recordWrites(undefined, owner, tried, (_, index) => versions[index])).toEqual({
    ownerUID: 'u',
    versions: new Map([
      ['pods', '1'],
      ['replicasets.apps', '6'],
    ]),
  });
  expect(recordWrites(undefined, owner, tried.slice(3, 5), () => '9')).toBeUndefined();
  expect(recordedResource('StatefulSet', { kind: 'updateClaim' })).toBe('persistentvolumeclaims');
  expect(recordedResource('DaemonSet', { kind: 'updateCollisionCount' })).toBeUndefined();
});

test('resource versions of any length are compared as numbers', () => {
  const version = fc.bigInt({ min: 1n, max: 10n ** 40n });
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(Math.sign(compareResourceVersions(String(a), String(b)) ?? Number.NaN)).toBe(
        a < b ? -1 : a > b ? 1 : 0,
      );
    }),
  );
});
