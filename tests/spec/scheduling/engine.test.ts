import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { type ClusterObjects, clusterOf } from '../../../spec/scheduling/cluster.ts';
import { bestOf, evaluate, rejectedBy } from '../../../spec/scheduling/engine/evaluate.ts';
import {
  bindPod,
  type PreparedCluster,
  prepareCluster,
  unbindPod,
} from '../../../spec/scheduling/engine/preparedCluster.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { schedule } from '../../../spec/scheduling/schedule.ts';
import { readVectors } from '../api/readVectors.ts';
import { clusterWith, podSpec, podWith } from './clusters.ts';

type Answer = { readonly verdicts: unknown; readonly scores: unknown; readonly best: unknown };

const readable = (pod: Pod, objects: ClusterObjects): Answer => {
  const { nodes, scores, best } = schedule(pod, clusterOf(objects));
  return {
    verdicts: nodes.map((verdict) => (verdict.feasible ? undefined : verdict.rejection.plugin)),
    scores,
    best,
  };
};

const fast = (pod: Pod, prepared: PreparedCluster): Answer => {
  const evaluation = evaluate(prepared, podInfoOf(pod));
  const { feasible, totals, plugins } = evaluation;
  return {
    verdicts: prepared.nodes.map((_, node) => rejectedBy(evaluation, node)),
    scores: Array.from(totals, (total, position) => ({
      node: prepared.nodes[feasible[position] ?? 0]?.name,
      total,
      plugins: Object.fromEntries([...plugins].map(([name, scores]) => [name, scores[position]])),
    })),
    best: bestOf(prepared, evaluation).names,
  };
};

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

test('binding and removing Pods one by one gives the same as starting anew', () => {
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

test('on clusters of the vectors as well', () => {
  type Case = ClusterObjects & { readonly pod: Pod };
  const cases = readVectors<Case>('scheduling/normalized.ndjson.gz').slice(0, 500);
  const differing = cases.filter(
    ({ pod, ...objects }) => !isDeepStrictEqual(fast(pod, prepareCluster(objects)), readable(pod, objects)),
  );
  expect(differing).toEqual([]);
});
