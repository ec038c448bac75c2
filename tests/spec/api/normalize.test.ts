import { expect, test } from 'vitest';
import {
  type Normalized,
  normalizeNamespace,
  normalizeNode,
  normalizePod,
} from '../../../spec/api/normalize.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { comparable } from './emptiness.ts';
import { readVectors } from './readVectors.ts';

type Cluster = {
  id: string;
  pod: unknown;
  pods?: unknown[];
  nodes?: unknown[];
  namespaces?: unknown[];
};

const given = readVectors<Cluster>('scheduling/cases.ndjson.gz');
const stored = readVectors<Cluster>('scheduling/normalized.ndjson.gz');

const disagreements = (
  normalize: (json: unknown) => Normalized<unknown>,
  objects: (cluster: Cluster) => readonly unknown[],
): string[] =>
  given.flatMap((cluster, line) =>
    objects(cluster).flatMap((object, index) => {
      const normalized = normalize(object);
      const expected = objects(stored[line]!)[index];
      const agrees = normalized.valid && comparable(normalized.object) === comparable(expected);
      return agrees ? [] : [`${cluster.id} ${index}`];
    }),
  );

test('Pods get the defaults and the preparation that the API server gives them', () => {
  expect(disagreements(normalizePod, ({ pod, pods }) => [pod, ...(pods ?? [])])).toEqual([]);
});

test('Nodes are allocatable up to their capacity where they do not say otherwise', () => {
  expect(disagreements(normalizeNode, ({ nodes }) => nodes ?? [])).toEqual([]);
});

test('Namespaces have their own name as a label', () => {
  expect(disagreements(normalizeNamespace, ({ namespaces }) => namespaces ?? [])).toEqual([]);
});

test('an ephemeral volume whose claim has no specification asks for a file system', () => {
  const volumes = [{ name: 'scratch', ephemeral: { volumeClaimTemplate: {} } }];
  const { object } = normalizePod({ metadata: { name: 'app' }, spec: { containers: [], volumes } }) as {
    object: Pod;
  };
  expect(object.spec?.volumes?.[0]?.ephemeral?.volumeClaimTemplate?.spec).toEqual({
    volumeMode: 'Filesystem',
  });
});
