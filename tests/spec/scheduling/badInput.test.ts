import fc from 'fast-check';
import { expect, test } from 'vitest';
import { schedule } from '../../../oracle/operations/schedule.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { readVectors } from '../api/readVectors.ts';

const node = { metadata: { name: 'a' }, status: { capacity: { cpu: '4', memory: '8Gi', pods: '10' } } };
const pod = {
  metadata: { name: 'p', namespace: 'default' },
  spec: { containers: [{ name: 'c', image: 'x' }] },
};

const problemOf = (request: JsonObject) => {
  const { code, place } = schedule.answer(request).problem as { code: string; place: { path: string } };
  return [code, place.path];
};

test('a request that lacks the Pod, or has something else in its place, is told which field', () => {
  expect(problemOf({ nodes: [node] })).toEqual(['PS1103', 'pod']);
  expect(problemOf({ nodes: [node], pod: 'p' })).toEqual(['PS1103', 'pod']);
  expect(problemOf({ nodes: { a: node }, pod })).toEqual(['PS1103', 'nodes']);
});

test('a broken quantity is named with its field', () => {
  const broken = { ...node, status: { capacity: { cpu: '4 cores' } } };
  expect(problemOf({ nodes: [node, broken], pod })).toEqual(['PS1103', 'nodes[1].status.capacity.cpu']);
});

test('the metadata of a CSINode are read as those of any object', () => {
  const csiNode = { metadata: { name: 'a', labels: { zone: 'a' } }, spec: { drivers: [] } };
  const broken = { ...csiNode, metadata: { name: 'a', labels: '' } };
  expect(problemOf({ nodes: [node], pod, csiNodes: [broken] })).toEqual([
    'PS1103',
    'csiNodes[0].metadata.labels',
  ]);
  expect(problemOf({ nodes: [node], pod, csiNodes: [{ spec: { drivers: [] } }] })[0]).toBe('PS1103');
  expect(schedule.answer({ nodes: [node], pod, csiNodes: [csiNode] }).best).toEqual(['a']);
});

test('objects without a name, and two of the same name, are refused', () => {
  expect(problemOf({ nodes: [{}], pod })).toEqual(['PS1103', 'nodes[0].metadata.name']);
  expect(problemOf({ nodes: [node, node], pod })).toEqual(['PS1007', 'nodes[1].metadata.name']);
});

test('an unknown operator rejects the Pod, as the scheduler does that cannot read its terms', () => {
  const labelSelector = { matchExpressions: [{ key: 'app', operator: 'Like', values: ['web'] }] };
  const podAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector }],
  };
  const answer = schedule.answer({
    nodes: [node],
    pod: { ...pod, spec: { ...pod.spec, affinity: { podAffinity } } },
  });
  expect(answer.prefilterReject).toEqual({
    plugin: 'InterPodAffinity',
    code: 'UnschedulableAndUnresolvable',
    reasons: ['parsing pod: requiredAffinityTerms: "Like" is not a valid label selector operator'],
  });
});

test('Pods on unknown nodes and in unknown namespaces do no harm', () => {
  const gone = {
    ...pod,
    metadata: { name: 'gone', namespace: 'nowhere' },
    spec: { ...pod.spec, nodeName: 'gone' },
  };
  expect(schedule.answer({ nodes: [node], pods: [gone], pod }).best).toEqual(['a']);
});

type Path = readonly (string | number)[];

const pathsIn = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [
    path,
    ...keys.flatMap((key) => pathsIn((value as Record<string | number, unknown>)[key], [...path, key])),
  ];
};

const withValue = (root: JsonObject, path: Path, value: unknown): JsonObject => {
  const copy = structuredClone(root) as Record<string | number, unknown>;
  const last = path.at(-1);
  let parent = copy;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  if (last !== undefined) parent[last] = value;
  return copy as JsonObject;
};

test('whatever stands in the place of a field, there is an answer', () => {
  const cases = readVectors<JsonObject>('scheduling/cases.ndjson.gz').slice(0, 60);
  const oddities = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      0,
      -1,
      1e308,
      true,
      [],
      {},
      [null],
      { __proto__: null },
      '9'.repeat(40),
    ),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...cases), fc.nat(), oddities, (request, draw, value) => {
      const paths = pathsIn(request);
      const answer = schedule.answer(withValue(request, paths[draw % paths.length] ?? [], value));
      expect(answer.problem !== undefined || answer.nodes !== undefined).toBe(true);
    }),
    { numRuns: 400 },
  );
});
