import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Node, Pod, PodSpec } from '../../../spec/api/objects/core.ts';
import { type Cluster, type ClusterObjects, clusterOf } from '../../../spec/scheduling/cluster.ts';
import { filterVerdict, firstRejection, prepareFilters } from '../../../spec/scheduling/filtering.ts';
import { interPodAffinity } from '../../../spec/scheduling/filters/interPodAffinity.ts';
import { withoutPod, withPod } from '../../../spec/scheduling/nodeInfo.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { type Decision, schedule } from '../../../spec/scheduling/schedule.ts';
import { clusterWith, plainPodSpec, podSpec, podWith } from './clusters.ts';

const feasible = ({ nodes }: Decision): readonly string[] =>
  nodes.flatMap((verdict) => (verdict.feasible ? [verdict.node] : [])).sort();

const pending = podWith(podSpec, 'pending');
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

const withoutSoftRules = (pod: Pod): Pod => {
  const { affinity, topologySpreadConstraints, ...spec } = pod.spec as PodSpec;
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity ?? {};
  return {
    ...pod,
    spec: {
      ...spec,
      affinity: {
        ...(nodeAffinity && { nodeAffinity: { ...nodeAffinity, [preferred]: [] } }),
        ...(podAffinity && { podAffinity: { ...podAffinity, [preferred]: [] } }),
        ...(podAntiAffinity && { podAntiAffinity: { ...podAntiAffinity, [preferred]: [] } }),
      },
      topologySpreadConstraints: (topologySpreadConstraints ?? []).filter(
        ({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule',
      ),
    },
  };
};

test('soft rules never change which nodes are feasible', () => {
  fc.assert(
    fc.property(clusterWith(podSpec), pending, (objects, pod) => {
      const cluster = clusterOf(objects);
      expect(feasible(schedule(withoutSoftRules(pod), cluster))).toEqual(feasible(schedule(pod, cluster)));
    }),
  );
});

test('the best nodes are feasible, and there are some where a node is feasible', () => {
  fc.assert(
    fc.property(clusterWith(podSpec, true), pending, (objects, pod) => {
      const decision = schedule(pod, clusterOf(objects));
      const nodes = feasible(decision);
      expect(nodes).toEqual(expect.arrayContaining([...decision.best]));
      expect(decision.best.length > 0).toBe(nodes.length > 0);
    }),
  );
});

const newcomer = (name: string): Node => ({
  metadata: { name, labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': 'new' } },
  status: { allocatable: { cpu: '64', memory: '256Gi', pods: '110' } },
});

const withNode = (objects: ClusterObjects, node: Node): ClusterObjects => ({
  ...objects,
  nodes: [...objects.nodes, node],
});

test('a new empty node makes no other infeasible, except where the Pod is spread', () => {
  const unspread = pending.map((pod) => ({
    ...pod,
    spec: { ...pod.spec, topologySpreadConstraints: [] } as unknown as PodSpec,
  }));
  fc.assert(
    fc.property(clusterWith(podSpec), unspread, (objects, pod) => {
      const after = feasible(schedule(pod, clusterOf(withNode(objects, newcomer('new')))));
      expect(after).toEqual(expect.arrayContaining([...feasible(schedule(pod, clusterOf(objects)))]));
    }),
  );
});

test('a new node with Pods on it changes nothing elsewhere for Pods without affinity and spread', () => {
  fc.assert(
    fc.property(clusterWith(plainPodSpec), podWith(plainPodSpec, 'pending'), (objects, pod) => {
      const after = feasible(schedule(pod, clusterOf(withNode(objects, newcomer('gone-node')))));
      const elsewhere = after.filter((name) => name !== 'gone-node');
      expect(elsewhere).toEqual(feasible(schedule(pod, clusterOf(objects))));
    }),
  );
});

const larger = (node: Node): Node => ({
  ...node,
  status: {
    ...node.status,
    allocatable: { cpu: '64', memory: '256Gi', pods: '200', 'example.com/gpu': '16' },
  },
});

test('more allocatable never makes a node infeasible', () => {
  fc.assert(
    fc.property(clusterWith(podSpec, true), pending, (objects, pod) => {
      const after = schedule(pod, clusterOf({ ...objects, nodes: objects.nodes.map(larger) }));
      expect(feasible(after)).toEqual(
        expect.arrayContaining([...feasible(schedule(pod, clusterOf(objects)))]),
      );
    }),
  );
});

const keepsApart = (pod: Pod, cluster: Cluster): readonly string[] =>
  cluster.nodes.flatMap((node) =>
    filterVerdict(interPodAffinity, podInfoOf(pod), node, cluster).allowed ? [] : [node.name],
  );

test('anti-affinity is symmetric: a Pod stays away from those that stay away from it', () => {
  const shy = podWith(podSpec, 'shy').map((pod): Pod => {
    const { podAntiAffinity } = pod.spec?.affinity ?? {};
    return { ...pod, spec: { ...pod.spec, affinity: { podAntiAffinity } } as PodSpec };
  });
  const other = podWith(plainPodSpec, 'other');
  fc.assert(
    fc.property(clusterWith(plainPodSpec), shy, other, (objects, first, second) => {
      const place = objects.nodes[0]?.metadata?.name ?? '';
      const on = (pod: Pod): Cluster =>
        clusterOf({ ...objects, pods: [{ ...pod, spec: { ...pod.spec, nodeName: place } as PodSpec }] });
      expect(keepsApart(second, on(first))).toEqual(keepsApart(first, on(second)));
    }),
  );
});

test('victims are less important, and none could be spared alone', () => {
  let judged = 0;
  fc.assert(
    fc.property(clusterWith(plainPodSpec), podWith(plainPodSpec, 'pending'), (objects, pod) => {
      const cluster = clusterOf(objects);
      const { preemption } = schedule(pod, cluster);
      const incoming = podInfoOf(pod);
      const prepared = prepareFilters(incoming, cluster);
      if (!preemption?.eligible || prepared.kind === 'reject') return;
      for (const { node, victims } of preemption.candidates) {
        const before = cluster.byName.get(node);
        if (before === undefined) throw new Error(`${node} is no node`);
        judged++;
        expect(Math.max(...victims.map(({ priority }) => priority))).toBeLessThan(incoming.priority);
        const without = victims.reduce(withoutPod, before);
        expect(firstRejection(prepared.filters, without)).toBeUndefined();
        for (const victim of victims) {
          expect(firstRejection(prepared.filters, withPod(without, victim))).toBeDefined();
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(judged).toBeGreaterThan(0);
});

test('the order of the nodes means nothing', () => {
  const byName = (decision: Decision): unknown => [
    new Map(decision.nodes.map((verdict) => [verdict.node, verdict])),
    new Map(decision.scores.map((score) => [score.node, score])),
    [...decision.best].sort(),
    decision.preemption?.eligible ? decision.preemption.best : decision.preemption,
  ];
  fc.assert(
    fc.property(clusterWith(podSpec, true), pending, (objects, pod) => {
      const reversed = clusterOf({ ...objects, nodes: [...objects.nodes].reverse() });
      expect(byName(schedule(pod, reversed))).toEqual(byName(schedule(pod, clusterOf(objects))));
    }),
  );
});
