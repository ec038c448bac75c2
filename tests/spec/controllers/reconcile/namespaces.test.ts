import { expect, test } from 'vitest';
import { tellReconciliation } from '../../../../reports/reconcile/tellReconciliation.ts';
import { reconcile } from '../../../../spec/controllers/reconcile/reconcile.ts';
import { readManifest } from '../../../../spec/manifest/readManifest.ts';
import { now, secondsAgo } from '../objects.ts';

const namespace = (
  metadata = `, deletionTimestamp: "${secondsAgo(5)}"`,
  finalizers = 'kubernetes',
) => `apiVersion: v1
kind: Namespace
metadata: {name: shop, uid: s${metadata}}
spec: {finalizers: [${finalizers}]}
status: {phase: Active}
`;

const pod = (spec = 'nodeName: n1, ', metadata = ''): string => `---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, uid: w${metadata}}
spec: {${spec}containers: [{name: c, image: i}]}
status: {phase: Running}
`;

const config = (metadata = '', inside = 'shop'): string => `---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: ${inside}${metadata}}
`;

const asked = (text: string) => reconcile(readManifest('f.yaml', text).objects, now);

const said = (text: string) =>
  asked(text)
    .reconciliations.filter(({ controller }) => controller === 'namespace')
    .map(tellReconciliation);

const deleted = (text: string) =>
  said(text).flatMap(({ writes }) =>
    writes.flatMap(({ verb, object }) => (verb === 'delete' ? [object] : [])),
  );

test('a Namespace that is being deleted deletes its Pods first, and waits while one stops', () => {
  const text = `${namespace()}${pod()}${config()}`;
  expect(said(text)).toMatchObject([
    {
      object: 'Namespace shop',
      says: 'deletes Pod web and waits for Pod web',
      why: ['Pods go first: while one is left, 1 other object of the input stays'],
      requeueAfterMs: 16_000,
    },
  ]);
  expect(deleted(text)).toEqual(['Pod shop/web']);
});

test('a Pod that has nothing to stop keeps nothing: all is deleted, and the Namespace is gone', () => {
  const text = `${namespace()}${pod('')}${config()}`;
  expect(said(text)).toMatchObject([
    { says: 'deletes Pod web and ConfigMap settings and is gone', why: ['nothing is left in it'] },
  ]);
  expect(deleted(text)).toEqual(['Pod shop/web', 'ConfigMap shop/settings']);
});

test('an object with a finalizer keeps its Namespace, and the finalizer is named', () => {
  expect(said(`${namespace()}${config(', finalizers: [example.com/keep]')}`)).toMatchObject([
    {
      says: 'deletes ConfigMap settings and waits for ConfigMap settings',
      why: ['example.com/keep must be taken off 1 object first, by whoever has put it there'],
    },
  ]);
  expect(said(`${namespace()}${config()}`)).toMatchObject([
    { says: 'deletes ConfigMap settings and is gone' },
  ]);
});

test('a Namespace with a finalizer of its own is held by it when it is empty', () => {
  expect(said(namespace(undefined, 'kubernetes, example.com/own'))).toMatchObject([
    {
      says: 'is held by its other finalizers',
      why: ['nothing is left in it', 'it also has the finalizers example.com/own'],
    },
  ]);
  expect(said(namespace())).toMatchObject([{ says: 'is gone' }]);
});

test('objects of other Namespaces stay', () => {
  expect(deleted(`${namespace()}${config('', 'other')}`)).toEqual([]);
  expect(deleted(`${namespace()}${config('', 'shop')}`)).toEqual(['ConfigMap shop/settings']);
});

test('an object of another kind is only left out where nobody deletes it', () => {
  expect(asked(`${namespace()}${config()}`).skipped).toEqual([]);
  expect(asked(`${namespace()}${config('', 'other')}`).skipped).toMatchObject([{ kind: 'ConfigMap' }]);
});

test('a Namespace that is not being deleted needs nobody', () => {
  expect(asked(`${namespace('')}${config()}`)).toMatchObject({ reconciliations: [], assumptions: [] });
  expect(asked(`${namespace()}${config()}`).assumptions).toEqual([
    'Namespace shop is taken to hold nothing but what is in the input',
  ]);
});
