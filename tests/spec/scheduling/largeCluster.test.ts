import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { normalizeNamespace, normalizeNode, normalizePod } from '../../../spec/api/normalize.ts';
import type { Namespace, Node, Pod } from '../../../spec/api/objects/core.ts';
import { bestOf, evaluate } from '../../../spec/scheduling/engine/evaluate.ts';
import { type PreparedCluster, prepareCluster } from '../../../spec/scheduling/engine/preparedCluster.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { readVectors } from '../api/readVectors.ts';

const objects = <T>(file: string, normalize: (json: unknown) => { valid: boolean; object?: T }): T[] =>
  readVectors(`scheduling/large/${file}.ndjson.gz`).flatMap((json) => normalize(json).object ?? []);

const digestOf = (prepared: PreparedCluster, pod: Pod) => {
  const evaluation = evaluate(prepared, podInfoOf(pod));
  const { score, names } = bestOf(prepared, evaluation);
  const sorted = [...names].sort();
  return {
    pod: pod.metadata?.name,
    nodes: prepared.nodes.length,
    feasible: evaluation.feasible.length,
    maxScore: score,
    bestCount: sorted.length,
    bestFirst: sorted[0],
    bestSha256: createHash('sha256').update(sorted.join(',')).digest('hex').slice(0, 16),
  };
};

test('on 5,000 nodes with 20,000 Pods, pending Pods are judged as the real scheduler judges them', () => {
  const prepared = prepareCluster({
    nodes: objects<Node>('nodes', normalizeNode),
    pods: objects<Pod>('pods', normalizePod),
    namespaces: objects<Namespace>('namespaces', normalizeNamespace),
  });
  const pending = ['plain', 'anti', 'spread'].flatMap((kind) =>
    objects<Pod>(`pending-${kind}`, normalizePod),
  );
  const expected = readVectors<JsonObject>('scheduling/large/expected.ndjson.gz');
  expect(pending.map((pod) => digestOf(prepared, pod))).toEqual(expected);
});
