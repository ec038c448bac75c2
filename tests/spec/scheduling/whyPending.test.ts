import { expect, test } from 'vitest';
import { normalizeNode, normalizePod } from '../../../spec/api/normalize.ts';
import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import { type ClusterObjects, clusterOf } from '../../../spec/scheduling/cluster.ts';
import { schedule } from '../../../spec/scheduling/schedule.ts';
import { whyPending } from '../../../spec/scheduling/whyPending.ts';

const objectOf = <T>(normalized: { valid: boolean; object?: T }): T => {
  if (normalized.object === undefined) throw new Error('not an object');
  return normalized.object;
};

const pod = (name: string, cpu: string, spec: object = {}): Pod =>
  objectOf(
    normalizePod({
      metadata: { name, namespace: 'default', uid: name },
      spec: { containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu } } }], ...spec },
    }),
  );

const node = (name: string, spec: object = {}): Node =>
  objectOf(
    normalizeNode({
      metadata: { name },
      spec,
      status: { capacity: { cpu: '2', memory: '4Gi', pods: '10' } },
    }),
  );

const why = (pending: Pod, objects: ClusterObjects) => whyPending(schedule(pending, clusterOf(objects)));

test('a Pod that fits somewhere does not stay Pending', () => {
  expect(why(pod('p', '1'), { nodes: [node('a')] })).toBeUndefined();
});

test('a Pod that fits nowhere is told what each node lacks, as Kubernetes words it and plainly', () => {
  const nodes = [node('a'), node('b'), node('c', { unschedulable: true })];
  const pods = [pod('user', '2', { nodeName: 'b' })];
  expect(why(pod('p', '1500m', { nodeName: '' }), { nodes: nodes.slice(1), pods })).toEqual({
    message:
      '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable. ' +
      'preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, ' +
      '1 Preemption is not helpful for scheduling.',
    sentence:
      'No node takes the Pod: too little room (1 of 2), cordoned (1 of 2); evicting other Pods would not help.',
  });
});

test('a Pod that may preempt others is told whom', () => {
  const pods = [pod('user', '2', { nodeName: 'a', priority: 1 })];
  expect(why(pod('p', '1', { priority: 10 }), { nodes: [node('a')], pods })).toEqual({
    message: '0/1 nodes are available: 1 Insufficient cpu.',
    sentence:
      'No node takes the Pod: too little room (1 of 1); evicting default/user from a would make room.',
  });
});

test('a Pod that must not preempt others is told so', () => {
  const pods = [pod('user', '2', { nodeName: 'a' })];
  const meek = pod('p', '1', { priority: 10, preemptionPolicy: 'Never' });
  expect(why(meek, { nodes: [node('a')], pods })?.message).toBe(
    '0/1 nodes are available: 1 Insufficient cpu. preemption: not eligible due to preemptionPolicy=Never.',
  );
});

test('scheduling gates hold a Pod back whatever the nodes are', () => {
  expect(
    why(pod('p', '1', { schedulingGates: [{ name: 'example.com/quota' }] }), { nodes: [node('a')] }),
  ).toEqual({
    message: 'Scheduling is blocked due to non-empty scheduling gates',
    sentence: 'The Pod is waiting for scheduling gates: [example.com/quota].',
  });
});

test('without nodes there is nothing to choose from', () => {
  expect(why(pod('p', '1'), { nodes: [] })?.message).toBe('no nodes available to schedule pods');
});

test('a claim that does not exist keeps all nodes out of consideration', () => {
  const volumes = [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }];
  expect(why(pod('p', '1', { volumes }), { nodes: [node('a')] })).toEqual({
    message:
      '0/1 nodes are available: persistentvolumeclaim "data" not found. ' +
      'preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
    sentence: 'No node was considered: persistentvolumeclaim "data" not found (VolumeRestrictions).',
  });
});

test('a preference that cannot be read makes the scheduler fail the Pod', () => {
  const preference = { matchExpressions: [{ key: 'gen', operator: 'Gt', values: ['two'] }] };
  const nodeAffinity = {
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference }],
  };
  expect(why(pod('p', '1', { affinity: { nodeAffinity } }), { nodes: [node('a')] })?.message).toBe(
    'running PreScore plugin "NodeAffinity": [0].matchExpressions[0].values[0]: Invalid value: "two": ' +
      "for 'Gt', 'Lt' operators, the value must be an integer",
  );
});
