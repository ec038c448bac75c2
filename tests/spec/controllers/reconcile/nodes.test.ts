import { expect, test } from 'vitest';
import { tellReconciliation } from '../../../../reports/reconcile/tellReconciliation.ts';
import { reconcile } from '../../../../spec/controllers/reconcile/reconcile.ts';
import { readManifest } from '../../../../spec/manifest/readManifest.ts';
import { now, secondsAgo } from '../objects.ts';

const node = (name: string, ready: string, taints = '') => `---
apiVersion: v1
kind: Node
metadata: {name: ${name}, uid: ${name}}
spec: {taints: [${taints}]}
status: {conditions: [{type: Ready, status: "${ready}", lastHeartbeatTime: "${secondsAgo(200)}"}]}
`;

const lease = (name: string, seconds: number) => `---
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: {name: ${name}, namespace: kube-node-lease}
spec: {renewTime: "${secondsAgo(seconds).replace('Z', '.000000Z')}"}
`;

const pod = `---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: ns, uid: w}
spec: {nodeName: n2, containers: [{name: c, image: i}]}
status: {phase: Running, conditions: [{type: Ready, status: "True"}]}
`;

const asked = (text: string) => reconcile(readManifest('f.yaml', text).objects, now);

const said = (text: string) =>
  asked(text)
    .reconciliations.filter(({ controller }) => controller === 'nodeLifecycle')
    .map(tellReconciliation)
    .map(({ object, says, why }) => [object, says, ...why.slice(1)]);

const unreachable = 'node.kubernetes.io/unreachable';
const notReady = 'node.kubernetes.io/not-ready';
const calm = node('n1', 'True');

test('a node whose lease is too old is unknown, gets taints, and its Pods are not ready', () => {
  expect(said(`${calm}${node('n2', 'True')}${lease('n2', 60)}${pod}`)).toEqual([
    [
      'Node n2',
      `has its conditions set to Unknown, gets ${unreachable}:NoExecute and ${unreachable}:NoSchedule and has Pod web told not to be ready`,
      'it was last heard of 60 s ago, by its status or its lease; 50 s are allowed',
    ],
  ]);
  expect(said(`${calm}${node('n2', 'True')}${lease('n2', 50)}${pod}`)).toEqual([]);
});

test('a status that is old says nothing without the lease', () => {
  expect(said(node('n1', 'True'))).toEqual([]);
  expect(said(`${calm}${node('n2', 'False')}`)).toEqual([
    [
      'Node n2',
      `gets ${notReady}:NoExecute and ${notReady}:NoSchedule`,
      'its lease is not in the input: it is taken as heard of just now',
    ],
  ]);
});

test('a node that is ready again loses its taints', () => {
  const taints = `{key: ${notReady}, effect: NoExecute}, {key: ${notReady}, effect: NoSchedule}`;
  expect(said(node('n2', 'True', taints)).map(([, says]) => says)).toEqual([
    `loses ${notReady}:NoExecute and ${notReady}:NoSchedule`,
  ]);
  expect(said(`${calm}${node('n2', 'False', taints)}`).map(([, says]) => says)).not.toContain(
    `loses ${notReady}:NoExecute and ${notReady}:NoSchedule`,
  );
});

test('no NoExecute taint is set while no node is ready', () => {
  expect(said(node('n2', 'False'))).toEqual([
    [
      'Node n2',
      `gets ${notReady}:NoSchedule`,
      'its lease is not in the input: it is taken as heard of just now',
      'no node of the input is ready: the controller takes itself to be cut off, and drives no Pods away',
    ],
  ]);
});

test('of a node without conditions and lease nothing is told', () => {
  const taint = `{key: ${notReady}, effect: NoExecute}`;
  const bare = node('n2', 'True', taint).replace(/status: .*/, 'status: {}');
  expect(said(`${calm}${bare}`)).toEqual([]);
  expect(said(`${calm}${node('n2', 'True', taint)}`).map(([, says]) => says)).toEqual([
    `loses ${notReady}:NoExecute`,
  ]);
});

test('only Leases of nodes are looked at', () => {
  expect(asked(`${calm}${lease('n1', 1)}`).skipped).toEqual([]);
  const other = lease('n1', 1).replace('kube-node-lease', 'kube-system');
  expect(asked(`${calm}${other}`).skipped).toMatchObject([{ kind: 'Lease' }]);
});
