import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  differenceText,
  type Instance,
  smallerInstance,
} from '../../../drivers/exhaustive/smallerInstance.ts';
import type { ManifestObject } from '../../../models/cluster/plan/input.ts';

const object = (kind: string, spec: { readonly [field: string]: unknown }): ManifestObject => ({
  apiVersion: 'apps/v1',
  kind,
  object: { metadata: { name: kind.toLowerCase() }, spec },
  place: {},
});

const chainFrom = (first: Instance): readonly Instance[] => {
  const chain = [first];
  for (let next = smallerInstance(first); next; next = smallerInstance(next)) chain.push(next);
  return chain;
};

describe('a smaller instance of an application', () => {
  test('has about two thirds of the replicas and of the nodes', () => {
    const objects = [
      object('Deployment', { replicas: 10 }),
      object('StatefulSet', { replicas: 3 }),
      object('Pod', {}),
    ];
    const whole = { input: { objects }, bounds: { nodes: 5, containerExits: 1 } };
    const smaller = smallerInstance(whole)!;
    expect(smaller.bounds).toEqual({ nodes: 3, containerExits: 1 });
    expect(differenceText(whole, smaller)).toBe(
      '6 of 10 replicas of Deployment deployment, 2 of 3 replicas of StatefulSet statefulset, 3 of 5 nodes',
    );
  });

  test('ends where every workload has one Pod and there are two nodes, and never grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 8 }), (replicas, nodes) => {
        const chain = chainFrom({
          input: { objects: [object('ReplicaSet', { replicas })] },
          bounds: { nodes },
        });
        const last = chain.at(-1)!;
        expect(last.input.objects[0]?.object.spec).toEqual({ replicas: Math.min(1, replicas) });
        expect(last.bounds.nodes).toBe(Math.min(2, nodes));
        expect(chain.length).toBeLessThan(15);
      }),
    );
  });

  test('leaves alone what says nothing of replicas', () => {
    const whole = {
      input: { objects: [object('Deployment', {}), object('Pod', { replicas: 5 })] },
      bounds: { nodes: 2 },
    };
    expect(smallerInstance(whole)).toBeUndefined();
  });

  describe('of a cluster whose Nodes are given', () => {
    const node = (name: string, zone: string): ManifestObject => ({
      ...object('Node', {}),
      object: { metadata: { name, labels: { zone, 'kubernetes.io/hostname': name } }, spec: {} },
    });
    const pod = (name: string, nodeName: string): ManifestObject => ({
      ...object('Pod', {}),
      object: { metadata: { name }, spec: { nodeName } },
    });
    const objects = [
      ...['a1', 'a2', 'a3', 'a4'].map((name) => node(name, 'a')),
      node('b1', 'b'),
      pod('p', 'a4'),
      pod('q', 'b1'),
    ];
    const namesOf = (instance: Instance | undefined) =>
      instance?.input.objects.map(({ object: { metadata } }) => (metadata as { name: string }).name);

    test('has fewer of those that are alike, and what ran on the others is gone with them', () => {
      const whole = { input: { objects }, bounds: { nodes: 3 } };
      const smaller = smallerInstance(whole)!;
      expect(namesOf(smaller)).toEqual(['a1', 'a2', 'b1', 'q']);
      expect(differenceText(whole, smaller)).toBe('3 of 5 nodes');
    });

    test('keeps a node that is to be drained', () => {
      expect(namesOf(smallerInstance({ input: { objects }, bounds: { nodes: 3, drain: 'a4' } }))).toEqual([
        'a1',
        'a4',
        'b1',
        'p',
        'q',
      ]);
    });
  });
});
