import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CollectableContainer,
  containerGarbage,
} from '../../../spec/kubelet/garbageCollection/containerGarbage.ts';
import { sandboxGarbage } from '../../../spec/kubelet/garbageCollection/sandboxGarbage.ts';
import { oomScoreAdjustment } from '../../../spec/kubelet/oomScore.ts';
import { boundPod, container, sidecar } from './pods.ts';

const gibi = 2n ** 30n;

describe('when the node is out of memory', () => {
  const asking = (memory: string, limit?: string) =>
    container('app', {
      resources: { requests: { memory }, ...(limit ? { limits: { memory: limit } } : {}) },
    });
  const score = (app: ReturnType<typeof asking>, fields = {}) =>
    oomScoreAdjustment(boundPod({ containers: [app], ...fields }), app, 4n * gibi);

  test('best-effort Pods are killed first, guaranteed ones last, burstable ones by what they request', () => {
    const whole = { cpu: '1', memory: '1Gi' };
    const guaranteed = container('app', { resources: { requests: whole, limits: whole } });
    expect(score(container('app'))).toBe(1000);
    expect(score(guaranteed)).toBe(-997);
    expect(score(asking('1Gi'))).toBe(750);
    expect(score(asking('1'))).toBe(999);
    expect(score(asking('4Gi'))).toBe(3);
  });

  test('burstable Pods are between the others whatever they request', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (mebi) => {
        const adjusted = score(asking(`${mebi}Mi`));
        expect(adjusted).toBeGreaterThan(-997);
        expect(adjusted).toBeLessThan(1000);
      }),
    );
  });

  test('a sidecar is not killed before the regular containers', () => {
    const proxy = sidecar('proxy');
    const pod = boundPod({ initContainers: [proxy], containers: [asking('1Gi')] });
    expect(oomScoreAdjustment(pod, proxy, 4n * gibi)).toBe(750);
  });

  test('critical Pods of the node are killed last', () => {
    expect(
      score(container('app'), { priority: 2_000_001_000, priorityClassName: 'system-node-critical' }),
    ).toBe(-997);
  });
});

describe('garbage collection', () => {
  const dead = (
    id: string,
    createdAt: number,
    fields: Partial<CollectableContainer> = {},
  ): CollectableContainer => ({
    id,
    name: 'app',
    podUID: 'u',
    running: false,
    createdAt,
    ...fields,
  });
  const ids = (garbage: readonly CollectableContainer[]) => garbage.map(({ id }) => id).toSorted();
  const none = () => false;

  test('keeps the last dead instance of each container', () => {
    const containers = [
      dead('a', 1),
      dead('b', 2),
      dead('c', 1, { name: 'log' }),
      dead('d', 3, { running: true }),
    ];
    expect(ids(containerGarbage(containers, none, 10))).toEqual(['a']);
  });

  test('removes everything dead of a Pod that is gone', () => {
    expect(ids(containerGarbage([dead('a', 1), dead('b', 2)], () => true, 10))).toEqual(['a', 'b']);
  });

  test('removes the oldest first when the node holds too many', () => {
    const containers = [
      dead('a', 1, { name: 'x' }),
      dead('b', 2, { name: 'y' }),
      dead('c', 3, { name: 'z' }),
    ];
    const policy = { minAgeSeconds: 0, maxPerContainer: 1, maxContainers: 2 };
    expect(ids(containerGarbage(containers, none, 10, policy))).toEqual(['a']);
  });

  test('leaves young containers alone, and running ones always', () => {
    const policy = { minAgeSeconds: 60, maxPerContainer: 0, maxContainers: 0 };
    expect(containerGarbage([dead('a', 9), dead('b', 0, { running: true })], () => true, 10, policy)).toEqual(
      [],
    );
  });

  test('removes empty dead sandboxes, but keeps the newest of a Pod that exists', () => {
    const sandbox = (id: string, createdAt: number, fields = {}) => ({
      id,
      podUID: 'u',
      ready: false,
      hasContainers: false,
      createdAt,
      ...fields,
    });
    const sandboxes = [sandbox('old', 1), sandbox('full', 2, { hasContainers: true }), sandbox('new', 3)];
    expect(sandboxGarbage(sandboxes, none).map(({ id }) => id)).toEqual(['old']);
    expect(sandboxGarbage(sandboxes, () => true).map(({ id }) => id)).toEqual(['old', 'new']);
  });
});
