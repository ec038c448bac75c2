import { expect, test } from 'vitest';
import { tellReconciliation } from '../../../../reports/reconcile/tellReconciliation.ts';
import { reconcile } from '../../../../spec/controllers/reconcile/reconcile.ts';
import { readManifest } from '../../../../spec/manifest/readManifest.ts';
import { now, secondsAgo } from '../objects.ts';

const deleting = (finalizer: string) => `, deletionTimestamp: "${secondsAgo(5)}", finalizers: [${finalizer}]`;

const owner = (name: string, metadata = '', uid = `, uid: ${name}`) => `---
apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}, namespace: ns${uid}${metadata}}
`;

const dependent = (owners: readonly string[], kind = 'ConfigMap', metadata = '') => `---
apiVersion: v1
kind: Secret
metadata:
  name: d
  namespace: ns
  uid: d
  ownerReferences: [${owners
    .map((name) => `{apiVersion: v1, kind: ${kind}, name: ${name}, uid: ${name}, blockOwnerDeletion: true}`)
    .join(', ')}]
${metadata}`;

const asked = (text: string) => reconcile(readManifest('f.yaml', text).objects, now);

const said = (text: string) =>
  asked(text)
    .reconciliations.filter(({ controller }) => controller === 'garbageCollector')
    .map(tellReconciliation)
    .map(({ object, says, writes }) => [
      object,
      says,
      ...writes.map((write) => `${write.verb} ${write.object}`),
    ]);

test('what has no owner left is deleted, and stays if its owner is there', () => {
  expect(said(`${owner('other')}${dependent(['a'])}`)).toEqual([
    ['ConfigMap ns/a', 'does not exist and has Secret d deleted', 'delete Secret ns/d'],
  ]);
  expect(said(`${owner('other')}${owner('a')}${dependent(['a'])}`)).toEqual([]);
});

test('an owner of the same name with another UID is another object', () => {
  const [told] = said(`${owner('a', '', ', uid: b')}${dependent(['a'])}`);
  expect(told?.[1]).toBe('does not exist and has Secret d deleted');
  expect(said(`${owner('a', '', '')}${dependent(['a'])}`)).toEqual([]);
});

test('owners of kinds that are not in the input are taken to exist, and that is said', () => {
  const assumption = 'no Widget is in the input: those that own others are taken to exist';
  expect(said(dependent(['a'], 'Widget'))).toEqual([]);
  expect(asked(dependent(['a'], 'Widget')).assumptions).toEqual([assumption]);
  expect(asked(`${owner('a')}${dependent(['a'])}`).assumptions).toEqual([]);
});

test('owners and what they own are not left out, other objects of kinds without a controller are', () => {
  expect(asked(`${owner('a')}${dependent(['a'])}`).skipped).toEqual([]);
  expect(asked(owner('a')).skipped).toMatchObject([{ kind: 'ConfigMap' }]);
});

test('what has another owner loses only the one that is gone', () => {
  expect(said(`${owner('b')}${dependent(['a', 'b'])}`)).toEqual([
    ['ConfigMap ns/a', 'does not exist and is taken off the owners of Secret d', 'update Secret ns/d'],
  ]);
  expect(said(`${owner('a')}${owner('b')}${dependent(['a', 'b'])}`)).toEqual([]);
});

test('an owner that is deleted in the foreground waits for what blocks it', () => {
  expect(said(`${owner('a', deleting('foregroundDeletion'))}${dependent(['a'])}`)).toEqual([
    ['ConfigMap ns/a', 'waits for Secret d and has Secret d deleted', 'delete Secret ns/d'],
  ]);
  expect(said(owner('a', deleting('foregroundDeletion')))).toEqual([
    ['ConfigMap ns/a', 'loses the finalizer that holds it', 'update ConfigMap ns/a'],
  ]);
});

test('an owner that orphans is taken off its dependents, which stay', () => {
  expect(said(`${owner('a', deleting('orphan'))}${dependent(['a'])}`)).toEqual([
    [
      'ConfigMap ns/a',
      'is taken off the owners of Secret d and loses the finalizer that holds it',
      'update Secret ns/d',
      'update ConfigMap ns/a',
    ],
  ]);
  expect(said(`${owner('a', deleting('example.com/other'))}${dependent(['a'])}`)).toEqual([]);
});
