import { expect, test } from 'vitest';
import { tellReconciliation } from '../../../../reports/reconcile/tellReconciliation.ts';
import { reconcile } from '../../../../spec/controllers/reconcile/reconcile.ts';
import { readManifest } from '../../../../spec/manifest/readManifest.ts';
import { now } from '../objects.ts';

const controller = (replicas: number, uid = 'u') => `apiVersion: v1
kind: ReplicationController
metadata: {name: web, namespace: ns, uid: ${uid}}
spec:
  replicas: ${replicas}
  template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: i}]}}
`;

const pod = (name: string, ownerKind = 'ReplicationController'): string => `---
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: ns
  uid: ${name}
  labels: {app: a}
  ownerReferences: [{apiVersion: v1, kind: ${ownerKind}, name: web, uid: u, controller: true}]
spec: {nodeName: n1, containers: [{name: c, image: i}]}
status: {phase: Running, conditions: [{type: Ready, status: "True"}]}
`;

const asked = (text: string) => reconcile(readManifest('f.yaml', text).objects, now);

const said = (text: string) =>
  asked(text)
    .reconciliations.filter((each) => each.controller === 'ReplicationController')
    .map(tellReconciliation)
    .map(({ object, says, why }) => [object, says, why[0]]);

const object = 'ReplicationController ns/web';

test('a ReplicationController creates the Pods it lacks, and has nothing to create when it has them', () => {
  expect(said(`${controller(2)}${pod('a')}`)).toEqual([
    [object, 'creates 1 Pod', '2 Pods are asked for, 1 is active'],
  ]);
  expect(said(`${controller(2)}${pod('a')}${pod('b')}`)).toEqual([
    [object, 'only brings its status up to date', '2 Pods are asked for, 2 are active'],
  ]);
});

test('a ReplicationController deletes one Pod too many', () => {
  expect(said(`${controller(0)}${pod('a')}`)).toEqual([
    [object, 'deletes Pod a', '0 Pods are asked for, 1 is active'],
  ]);
});

test('a ReplicaSet of the same name and UID is another owner', () => {
  expect(said(`${controller(1)}${pod('a', 'ReplicaSet')}`)).toEqual([
    [object, 'creates 1 Pod', '1 Pod is asked for, 0 are active'],
  ]);
});

test('a ReplicationController that is in the input is no missing owner', () => {
  expect(asked(`${controller(1)}${pod('a')}`).assumptions).toEqual([]);
  expect(asked(pod('a')).assumptions).toEqual([
    'ReplicationController ns/web is not in the input: nothing is said of what it does with its 1',
    'no ReplicationController is in the input: those that own others are taken to exist',
  ]);
});

test('a budget counts the Pods that a ReplicationController is to have', () => {
  const budget = `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: b, namespace: ns, uid: b}
spec: {minAvailable: 50%, selector: {matchLabels: {app: a}}}
`;
  const { reconciliations } = asked(`${controller(4)}${pod('a')}${budget}`);
  const [told] = reconciliations.filter(({ controller: by }) => by === 'disruption').map(tellReconciliation);
  expect(told?.why[0]).toBe('4 Pods are expected, 2 must stay healthy, 1 is');
});

test('an owner that the garbage collector finds to be gone is not said to be missing as well', () => {
  const gone = asked(`${controller(1, 'other')}${pod('a')}`);
  expect(gone.assumptions).toEqual([]);
  expect(gone.reconciliations.map(({ controller: by }) => by)).toContain('garbageCollector');
  const there = asked(`${controller(1)}${pod('a')}`);
  expect(there.reconciliations.map(({ controller: by }) => by)).not.toContain('garbageCollector');
});
