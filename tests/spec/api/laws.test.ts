import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { create, decodeAndDefault, setDefaults } from '../../../spec/api/create.ts';
import { decodeBody } from '../../../spec/api/decode/body.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { explain } from '../../../spec/api/explain/explain.ts';
import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import { type ResourceName, resourceType } from '../../../spec/api/resourceTypes.ts';
import { update } from '../../../spec/api/update.ts';
import { readVectors } from './readVectors.ts';

type Case = { readonly id: string; readonly resource: ResourceName; readonly manifest: string };

const cases = readVectors<Case>('api-validate/cases.ndjson.gz');
const chosen = { uid: '00000000-0000-4000-8000-000000000001', nameSuffix: 'xxxxx' };

const created = ({ resource, manifest }: Case): ApiObject[] => {
  const verdict = create({ resource, body: manifest, ...chosen });
  return verdict.valid ? [verdict.object] : [];
};

describe('defaulting', () => {
  test('is idempotent', () => {
    const wrong = cases.filter(({ resource, manifest }) => {
      const decoded = decodeBody(manifest, resourceType(resource));
      if (decoded.stage !== 'decoded') return false;
      setDefaults(resource, decoded.object as ApiObject);
      const once = structuredClone(decoded.object);
      setDefaults(resource, decoded.object as ApiObject);
      return !deepEqual(once, decoded.object);
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('changes nothing about what is valid', () => {
    const wrong = cases.filter((each) => {
      const defaulted = decodeAndDefault(each.resource, each.manifest);
      if (!defaulted.valid) return false;
      const again = { ...each, manifest: JSON.stringify(defaulted.object) };
      return created(each).length !== created(again).length;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

/** The path without indexes, keys of maps, and what stands in brackets. */
const attributeOf = (field: string): string => field.replaceAll(/\[[^\]]*\](?:\.[^.]*\/[^.]*)?/g, '');

/** Here the API server itself writes a path that is none. */
const misnomers = [
  /\.volumes\.downwardAPI\.(fieldRef|resourceFieldRef|path)\b/,
  /\.volumes\.projected\.path$/,
  /\.volumes\.iscsi\.initiatorname$/,
  /\.volumes\.persistentDisk\./,
  /\.spec\.Host(PID|IPC)$/,
  /\.securityContext\.shareProcessNamespace$/,
  /\.requiredDuringSchedulingIgnoredDuringExecution\.namespace$/,
  /\.spec\.resources\.containers\.limits$/,
  /\.topologySpreadConstraints\.\{topologyKey, whenUnsatisfiable\}$/,
  /\.template\.annotations$/,
];

describe('errors', () => {
  test('are told of attributes that the API has', () => {
    const unknown = new Set<string>();
    for (const { resource, manifest } of cases) {
      const verdict = create({ resource, body: manifest, ...chosen });
      if (verdict.valid || verdict.stage !== 'validate') continue;
      for (const { field } of verdict.errors) {
        const path = `${resource}.${attributeOf(field)}`;
        const answer = explain(path);
        const misnamed = misnomers.some((each) => each.test(path));
        if (!answer.found && answer.expected.length > 0 && !misnamed) unknown.add(path);
      }
    }
    expect([...unknown].sort()).toEqual([]);
  });
});

describe('updates', () => {
  const pods = cases
    .filter(({ resource }) => resource === 'pods')
    .flatMap(created)
    .map((pod) => ({ ...pod, metadata: { ...pod.metadata, resourceVersion: '1' } }));

  type Change = (pod: Record<string, unknown>) => void;
  type Spec = {
    containers: { image: string }[];
    tolerations?: unknown[];
    activeDeadlineSeconds?: number;
  };
  const specOf = (pod: Record<string, unknown>): Spec => pod.spec as Spec;

  const changes: fc.Arbitrary<Change> = fc.oneof(
    fc.constantFrom('nginx:1', 'redis', ' ').map<Change>((image) => (pod) => {
      specOf(pod).containers[0]!.image = image;
    }),
    fc.constantFrom('a', 'b').map<Change>((key) => (pod) => {
      const spec = specOf(pod);
      spec.tolerations = [...(spec.tolerations ?? []), { key, operator: 'Exists', effect: 'NoSchedule' }];
    }),
    fc.constantFrom('x', 'y').map<Change>((label) => (pod) => {
      const metadata = pod.metadata as Record<string, unknown>;
      metadata.labels = { ...(metadata.labels as object), label };
    }),
    fc.integer({ min: -1, max: 5 }).map<Change>((seconds) => (pod) => {
      specOf(pod).activeDeadlineSeconds = seconds;
    }),
  );

  const changed = (pod: ApiObject, ...with_: readonly Change[]): Record<string, unknown> => {
    const copy = structuredClone(pod) as Record<string, unknown>;
    for (const change of with_) change(copy);
    return copy;
  };

  const updated = (old: ApiObject, next: unknown) =>
    update({ resource: 'pods', old, body: JSON.stringify(next), subresource: '' });

  test('two that are allowed one after the other are allowed at once, with the same outcome', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pods), changes, changes, (pod, first, second) => {
        const one = updated(pod, changed(pod, first));
        if (!one.valid) return;
        const two = updated(one.object, changed(one.object, second));
        if (!two.valid) return;
        const atOnce = updated(pod, two.object);
        expect(atOnce.valid).toBe(true);
        const spec = (object: ApiObject): unknown => (object as { spec?: unknown }).spec;
        expect(atOnce.valid && spec(atOnce.object)).toEqual(spec(two.object));
      }),
      { numRuns: 200 },
    );
  });

  test('that change nothing are allowed and change nothing', () => {
    const wrong = pods.filter((pod) => {
      const verdict = updated(pod, pod);
      return !verdict.valid || verdict.changed !== false;
    });
    expect(wrong.map(({ metadata }) => metadata?.name)).toEqual([]);
  });
});
