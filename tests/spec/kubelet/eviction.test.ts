import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeQuantity } from '../../../spec/api/quantity.ts';
import { isCriticalPod } from '../../../spec/kubelet/criticalPod.ts';
import { localStorageEviction } from '../../../spec/kubelet/eviction/localStorage.ts';
import { evictionMessage } from '../../../spec/kubelet/eviction/message.ts';
import { evictionOrder } from '../../../spec/kubelet/eviction/rank.ts';
import {
  evictionSignals,
  pressureOf,
  reclaimedFirst,
  starvedBy,
} from '../../../spec/kubelet/eviction/signals.ts';
import {
  defaultHardThresholds,
  type EvictionThreshold,
  evictionGracePeriod,
  evictionSync,
  noEvictionMemory,
  type Observations,
} from '../../../spec/kubelet/eviction/thresholds.ts';
import type { Candidate, PodUsage } from '../../../spec/kubelet/eviction/usage.ts';
import { boundPod, container } from './pods.ts';

const gibi = 2 ** 30;

const usageOf = (fields: Partial<PodUsage>): PodUsage => ({ containers: [], volumes: [], ...fields });

const candidate = (name: string, memory: number, request: string, priority = 0): Candidate => {
  const pod = boundPod({
    containers: [container('app', { resources: { requests: { memory: request } } })],
    priority,
  });
  return {
    pod: { ...pod, metadata: { ...pod.metadata, name } },
    usage: usageOf({ memoryWorkingSet: memory }),
  };
};

const names = (candidates: readonly Candidate[]) =>
  evictionOrder(candidates, { resource: 'memory' }).map((group) =>
    group.map(({ pod }) => pod.metadata?.name),
  );

describe('when memory is short', () => {
  test('Pods that use more than they request go first, then by priority, then by how much more', () => {
    const over = candidate('over', 2 * gibi, '1Gi', 100);
    const within = candidate('within', gibi, '2Gi', 0);
    const farOver = candidate('far-over', 4 * gibi, '1Gi', 100);
    const lowOver = candidate('low-over', 2 * gibi, '1Gi', 1);
    expect(names([within, over, farOver, lowOver])).toEqual([
      ['low-over'],
      ['far-over'],
      ['over'],
      ['within'],
    ]);
  });

  test('a Pod without statistics goes before all others', () => {
    const blind = { pod: boundPod({ priority: 1_000_000 }) };
    expect(evictionOrder([candidate('over', 9 * gibi, '1Gi'), blind], { resource: 'memory' })[0]?.[0]).toBe(
      blind,
    );
  });

  test('the order does not depend on the order of the candidates', () => {
    const some = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 2 }),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(some, fc.nat(), (specs, turn) => {
        const all = specs.map(([used, asked, priority], index) =>
          candidate(`p${index}`, used * gibi, `${asked}Gi`, priority),
        );
        const turned = all.map((_, index) => all[(index + turn) % all.length]!);
        const sorted = (groups: ReturnType<typeof names>) => groups.map((group) => group.toSorted());
        expect(sorted(names(turned))).toEqual(sorted(names(all)));
      }),
    );
  });
});

test('when processes are short, priority decides, then their number', () => {
  const pods = [5, 9, 7].map((processes, index) => ({
    pod: boundPod({ priority: index === 2 ? 0 : 10 }),
    usage: usageOf({ processes }),
  }));
  const order = evictionOrder(pods, { resource: 'pids' }).map(([first]) => first?.usage?.processes);
  expect(order).toEqual([7, 9, 5]);
});

test('critical Pods are static Pods, their mirrors, and those with a system priority', () => {
  const annotated = (annotation: string, value: string) => ({
    ...boundPod({}),
    metadata: { annotations: { [annotation]: value } },
  });
  expect(isCriticalPod(boundPod({ priority: 2_000_000_000 }))).toBe(true);
  expect(isCriticalPod(boundPod({ priority: 1_999_999_999 }))).toBe(false);
  expect(isCriticalPod(annotated('kubernetes.io/config.source', 'file'))).toBe(true);
  expect(isCriticalPod(annotated('kubernetes.io/config.source', 'api'))).toBe(false);
  expect(isCriticalPod(annotated('kubernetes.io/config.mirror', 'hash'))).toBe(true);
});

test('the message names the threshold and whatever uses more than it requests', () => {
  const greedy = candidate('web', 2 * gibi, '1Gi');
  const usage = usageOf({ containers: [{ name: 'app', memoryWorkingSet: 2 * gibi }] });
  const crossed = {
    threshold: wholeQuantity(100n * 1024n * 1024n, 'BinarySI'),
    available: wholeQuantity(1024n, 'BinarySI'),
  };
  expect(evictionMessage({ ...greedy, usage }, 'memory', crossed)).toBe(
    'The node was low on resource: memory. Threshold quantity: 100Mi, available: 1Ki. Container app was using 2Gi, request is 1Gi, has larger consumption of memory. ',
  );
});

const observed = (available: bigint): Observations =>
  new Map([['memory.available', { available: wholeQuantity(available), capacity: wholeQuantity(1000n) }]]);

describe('thresholds', () => {
  const hard: EvictionThreshold = {
    signal: 'memory.available',
    value: { quantity: wholeQuantity(100n) },
    graceSeconds: 0,
  };
  const soft: EvictionThreshold = {
    signal: 'memory.available',
    value: { percentage: 0.2 },
    graceSeconds: 60,
  };

  test('a hard one acts at once, a soft one after its grace period', () => {
    expect(evictionSync([hard], observed(99n), noEvictionMemory, 0).reclaim).toBe(hard);
    expect(evictionSync([hard], observed(100n), noEvictionMemory, 0).reclaim).toBeUndefined();
    const first = evictionSync([soft], observed(150n), noEvictionMemory, 0);
    expect(first.reclaim).toBeUndefined();
    expect(evictionSync([soft], observed(150n), first.memory, 59).reclaim).toBeUndefined();
    expect(evictionSync([soft], observed(150n), first.memory, 60).reclaim).toBe(soft);
  });

  test('the grace period of a soft one starts over when it was not met in between', () => {
    const first = evictionSync([soft], observed(150n), noEvictionMemory, 0);
    const relief = evictionSync([soft], observed(900n), first.memory, 30);
    expect(evictionSync([soft], observed(150n), relief.memory, 60).reclaim).toBeUndefined();
  });

  test('the node condition outlasts the pressure by the transition period', () => {
    const pressed = evictionSync([hard], observed(50n), noEvictionMemory, 0);
    expect(pressed.conditions).toEqual(['MemoryPressure']);
    expect(evictionSync([hard], observed(900n), pressed.memory, 299).conditions).toEqual(['MemoryPressure']);
    expect(evictionSync([hard], observed(900n), pressed.memory, 300).conditions).toEqual([]);
  });

  test('one that was crossed stays met until the minimum is reclaimed', () => {
    const reclaiming = { ...hard, minReclaim: { quantity: wholeQuantity(50n) } };
    const crossed = evictionSync([reclaiming], observed(99n), noEvictionMemory, 0);
    expect(evictionSync([reclaiming], observed(120n), crossed.memory, 10).reclaim).toBe(reclaiming);
    expect(evictionSync([reclaiming], observed(150n), crossed.memory, 10).reclaim).toBeUndefined();
  });

  test('memory goes before everything else', () => {
    const disk: EvictionThreshold = {
      signal: 'nodefs.available',
      value: { percentage: 0.5 },
      graceSeconds: 0,
    };
    const both = new Map([
      ...observed(50n),
      ['nodefs.available', { available: wholeQuantity(1n), capacity: wholeQuantity(9n) }] as const,
    ]);
    expect(evictionSync([disk, hard], both, noEvictionMemory, 0).reclaim).toBe(hard);
  });

  test('hard eviction grants a second, soft eviction at most what the kubelet allows', () => {
    expect(evictionGracePeriod(hard, 30, 10)).toBe(1);
    expect(evictionGracePeriod(soft, 30, 10)).toBe(10);
    expect(evictionGracePeriod(soft, 5, 10)).toBe(5);
  });

  test('the defaults watch memory, disk and inodes', () => {
    expect(defaultHardThresholds.map(({ signal }) => signal)).toEqual([
      'memory.available',
      'nodefs.available',
      'nodefs.inodesFree',
      'imagefs.available',
      'imagefs.inodesFree',
    ]);
  });
});

describe('signals', () => {
  test('each sets one of the three pressure conditions', () => {
    expect(evictionSignals.map(pressureOf).filter((condition) => condition === 'DiskPressure')).toHaveLength(
      6,
    );
    expect(pressureOf('pid.available')).toBe('PIDPressure');
    expect(pressureOf('allocatableMemory.available')).toBe('MemoryPressure');
  });

  test('with images on a filesystem of their own, writable layers count there and logs and volumes on the node’s', () => {
    expect(starvedBy('nodefs.available', 'imagefs')).toMatchObject({ uses: ['logs', 'localVolumes'] });
    expect(starvedBy('imagefs.available', 'imagefs')).toMatchObject({ uses: ['root'] });
    expect(reclaimedFirst('nodefs.available', 'imagefs')).toEqual([]);
    expect(reclaimedFirst('imagefs.available', 'imagefs')).toEqual(['deadContainers', 'unusedImages']);
    expect(reclaimedFirst('memory.available', 'nodefs')).toEqual([]);
  });
});

describe('a Pod above its local storage limits is evicted', () => {
  const pod = boundPod({
    containers: [container('app', { resources: { limits: { 'ephemeral-storage': '1Gi' } } })],
    volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Gi' } }],
  });
  const used = (volume: number, logs: number, root: number) =>
    usageOf({
      volumes: [{ name: 'cache', used: volume, inodes: 0 }],
      containers: [{ name: 'app', logsUsed: logs, rootfsUsed: root }],
    });

  test('for an emptyDir above its sizeLimit', () => {
    expect(localStorageEviction(pod, used(2 * gibi, 0, 0), 0, false)).toBe(
      'Usage of EmptyDir volume "cache" exceeds the limit "1Gi". ',
    );
    expect(localStorageEviction(pod, used(gibi, 0, 0), 0, false)).toBeUndefined();
  });

  test('for all its storage, or for one container', () => {
    expect(localStorageEviction(pod, used(0, 0, 0), 2 * gibi, false)).toContain(
      'total limit of containers 1Gi',
    );
    const overhead = { 'ephemeral-storage': '1Gi' };
    const inVM = { ...pod, spec: { ...pod.spec, overhead } };
    expect(localStorageEviction(inVM, used(0, 0, 0), 2 * gibi, false)).toBeUndefined();
    expect(localStorageEviction(pod, used(0, gibi, gibi), 0, false)).toContain('Container app exceeded');
    expect(localStorageEviction(pod, used(0, gibi, gibi), 0, true)).toBeUndefined();
  });
});
