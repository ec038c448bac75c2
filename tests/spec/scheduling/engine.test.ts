import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { type ClusterObjects, clusterOf } from '../../../spec/scheduling/cluster.ts';
import { readableDecider } from '../../../spec/scheduling/decider.ts';
import {
  bindPod,
  type PreparedCluster,
  prepareCluster,
  unbindPod,
} from '../../../spec/scheduling/engine/preparedCluster.ts';
import { scheduleOn } from '../../../spec/scheduling/engine/scheduleOn.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { schedule } from '../../../spec/scheduling/schedule.ts';
import { scheduleInTurn } from '../../../spec/scheduling/scheduleInTurn.ts';
import { readVectors } from '../api/readVectors.ts';
import { clusterWith, podSpec, podWith } from './clusters.ts';

const plain = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`;
  return value instanceof Map || value instanceof Set ? [...value] : value;
};

/** Everything that is said of a Pod, in the order in which it is said. */
const said = (decision: unknown): string => JSON.stringify(decision, plain);

const readable = (pod: Pod, objects: ClusterObjects): string => said(schedule(pod, clusterOf(objects)));
const fast = (pod: Pod, prepared: PreparedCluster): string => said(scheduleOn(prepared, pod));

const pending = podWith(podSpec, 'pending');

test('tables and indexes give the verdicts and scores of the readable plugins', () => {
  fc.assert(
    fc.property(clusterWith(podSpec, true), pending, (objects, pod) => {
      expect(fast(pod, prepareCluster(objects))).toEqual(readable(pod, objects));
    }),
    { numRuns: 500 },
  );
});

test('amounts beyond what numbers hold are left to exact arithmetic', () => {
  const huge = { cpu: '9e15', memory: '8Ei' };
  fc.assert(
    fc.property(clusterWith(podSpec), pending, fc.boolean(), (objects, pod, hugePod) => {
      const [first, ...others] = objects.nodes;
      const node = { ...first, status: { allocatable: { ...huge, pods: '110' } } };
      const container = { name: 'c', image: 'nginx', resources: { requests: huge } };
      const asking: Pod = hugePod ? { ...pod, spec: { ...pod.spec, containers: [container] } } : pod;
      const changed = { ...objects, nodes: [node, ...others] };
      expect(fast(asking, prepareCluster(changed))).toEqual(readable(asking, changed));
    }),
  );
});

/** No node has two Pods with the same host port. */
const withoutPortConflicts = (pods: readonly Pod[]): readonly Pod[] => {
  const taken = new Set<string>();
  return pods.filter((pod) => {
    if (podInfoOf(pod).hostPorts.length === 0) return true;
    const node = pod.spec?.nodeName ?? '';
    return taken.has(node) ? false : taken.add(node);
  });
};

test('binding and removing Pods one by one gives the same as a cluster that has them from the beginning', () => {
  fc.assert(
    fc.property(clusterWith(podSpec), pending, fc.nat(), (objects, pod, seed) => {
      const pods = withoutPortConflicts(objects.pods ?? []);
      const prepared = prepareCluster({ ...objects, pods: [] });
      for (const each of pods) bindPod(prepared, podInfoOf(each), each.spec?.nodeName ?? '');
      const gone = pods.filter((_, index) => (seed >> index) % 2 === 1);
      for (const each of gone) unbindPod(prepared, podInfoOf(each), each.spec?.nodeName ?? '');
      const left = { ...objects, pods: pods.filter((each) => !gone.includes(each)) };
      expect(fast(pod, prepared)).toEqual(fast(pod, prepareCluster(left)));
    }),
    { numRuns: 300 },
  );
});

/** Some Pods lose their node, a few of them to be nominated to it. */
const unbound = (pods: readonly Pod[], draw: number): readonly Pod[] =>
  pods.map((pod, index) => {
    const kind = (draw >> (2 * index)) & 3;
    const { nodeName, ...spec } = pod.spec ?? { containers: [] };
    if (kind === 0 || !nodeName) return pod;
    return { ...pod, spec, ...(kind === 1 ? { status: { nominatedNodeName: nodeName } } : {}) };
  });

test('Pods that are scheduled in turn go where they go if the cluster is built again for each', () => {
  fc.assert(
    fc.property(clusterWith(podSpec), fc.integer({ min: 0, max: 2 ** 16 - 1 }), (objects, draw) => {
      const cluster = { ...objects, pods: unbound(withoutPortConflicts(objects.pods ?? []), draw) };
      expect(said(scheduleInTurn(cluster))).toBe(said(scheduleInTurn(cluster, readableDecider)));
    }),
    { numRuns: 300 },
  );
});

test('on clusters of the vectors as well', () => {
  type Case = ClusterObjects & { readonly pod: Pod };
  const cases = readVectors<Case>('scheduling/normalized.ndjson.gz').slice(0, 500);
  const differing = cases.filter(
    ({ pod, ...objects }) => fast(pod, prepareCluster(objects)) !== readable(pod, objects),
  );
  expect(differing).toEqual([]);
});
