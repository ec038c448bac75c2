import { describe, expect, test } from 'vitest';
import type { ApiError } from '../../../../spec/controllers/common/apiCalls.ts';
import { claimObjects, claimOf } from '../../../../spec/controllers/common/controllerRefManager.ts';
import { satisfiedExpectations } from '../../../../spec/controllers/common/expectations.ts';
import { int64Of } from '../../../../spec/controllers/common/int64Text.ts';
import { scaledValue } from '../../../../spec/controllers/common/intOrPercent.ts';
import { ownedOrOrphaned } from '../../../../spec/controllers/common/ownerReferences.ts';
import { podDeletionCost } from '../../../../spec/controllers/common/podDeletionCost.ts';
import { availabilityCheck, isPodAvailable } from '../../../../spec/controllers/common/podReadiness.ts';
import { podRestarts } from '../../../../spec/controllers/common/podRestarts.ts';
import { slowStartBatch } from '../../../../spec/controllers/common/slowStart.ts';
import { now, ownerOf, podOf } from '../objects.ts';

const set = { metadata: { name: 'r', namespace: 'n', uid: 'r-uid' } };
const going = { metadata: { ...set.metadata, deletionTimestamp: '2023-11-14T22:13:20Z' } };
const own = ownerOf('ReplicaSet', 'r');

describe('claiming', () => {
  test.each([
    ['an own Pod that matches', set, podOf('p', { owner: own }), true, 'keep'],
    ['an own Pod that no longer matches', set, podOf('p', { owner: own }), false, 'release'],
    ['an own Pod of a set that is being deleted', going, podOf('p', { owner: own }), false, 'ignore'],
    ['a Pod of somebody else', set, podOf('p', { owner: ownerOf('ReplicaSet', 'x') }), true, 'ignore'],
    ['an orphan that matches', set, podOf('p'), true, 'adopt'],
    ['an orphan that does not match', set, podOf('p'), false, 'ignore'],
    ['an orphan that is being deleted', set, podOf('p', { deleting: true }), true, 'ignore'],
    ['an orphan of a set that is being deleted', going, podOf('p'), true, 'ignore'],
  ] as const)('%s', (_, owner, pod, selected, claim) => {
    expect(claimOf(owner, pod, selected)).toBe(claim);
  });

  test('that finds nothing to adopt or release any more is no error', () => {
    const answer = (reason: ApiError['reason']) => () => ({ reason, message: '' });
    const claimer = { owner: set, live: { found: true, uid: 'r-uid' } as const, selects: () => true };
    const claim = (reason: ApiError['reason']) =>
      claimObjects([podOf('p')], { ...claimer, adopt: answer(reason), release: answer(reason) });
    expect(claim('NotFound')).toEqual({ claimed: [], errors: [] });
    expect(claim('Conflict').errors).toMatchObject([{ reason: 'Conflict' }]);
    const release = (reason: ApiError['reason']) =>
      claimObjects([podOf('p', { owner: own })], {
        ...claimer,
        selects: () => false,
        adopt: answer(reason),
        release: answer(reason),
      });
    expect(release('Invalid')).toEqual({ claimed: [], errors: [] });
    expect(release('Forbidden').errors).toHaveLength(1);
  });

  test('looks at own Pods before orphans, and at no others', () => {
    const sameName = ownerOf('DaemonSet', 'r');
    const pods = [podOf('orphan'), podOf('own', { owner: own }), podOf('foreign', { owner: sameName })];
    expect(ownedOrOrphaned(pods, set, 'ReplicaSet').map(({ metadata }) => metadata?.name)).toEqual([
      'own',
      'orphan',
    ]);
  });
});

test('a batch in which something fails is carried to its end and is the last', () => {
  const tried: number[] = [];
  const fails = (index: number): string | undefined => {
    tried.push(index);
    return index === 3 ? 'no' : undefined;
  };
  expect(slowStartBatch(100, fails)).toEqual({ successes: 6, errors: ['no'] });
  expect(tried).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(slowStartBatch(0, fails)).toEqual({ successes: 0, errors: [] });
});

test('a controller waits for what it expects to see for five minutes, and not for what it has seen more than once', () => {
  const expecting = (creations: number, recordedAt: number) => ({ creations, deletions: 0, recordedAt });
  expect(satisfiedExpectations(undefined, now)).toBe(true);
  expect(satisfiedExpectations(expecting(-1, now), now)).toBe(true);
  expect(satisfiedExpectations(expecting(1, now - 300_000), now)).toBe(false);
  expect(satisfiedExpectations(expecting(1, now - 300_001), now)).toBe(true);
  expect(satisfiedExpectations(expecting(1, now + 3_600_000), now)).toBe(false);
});

test('a Pod is available once it is ready for minReadySeconds, also by a clock that went back', () => {
  expect(isPodAvailable(podOf('p', { readyFor: 10 }), 10, now)).toBe(true);
  expect(isPodAvailable(podOf('p', { readyFor: 9 }), 10, now)).toBe(false);
  expect(isPodAvailable(podOf('p', { readyFor: -60 }), 10, now)).toBe(false);
  expect(isPodAvailable(podOf('p', { readyFor: -60 }), 0, now)).toBe(true);
  expect(availabilityCheck([podOf('p', { readyFor: 4 }), podOf('q', { readyFor: 8 })], 10, now)).toBe(2000);
  expect(availabilityCheck([podOf('p')], 10, now)).toBe(10_000);
});

test('the restarts of a Pod are those of its worst container; of init containers only sidecars count', () => {
  const pod = podOf('p', { restarts: 2 });
  const status = { name: 's', ready: true, image: '', imageID: '' };
  const initContainers = [{ name: 's', restartPolicy: 'Always' }, { name: 'i' }];
  const initContainerStatuses = [
    { ...status, restartCount: 5 },
    { ...status, name: 'i', restartCount: 9 },
  ];
  expect(podRestarts(pod)).toEqual({ regular: 2, sidecar: 0 });
  expect(
    podRestarts({
      ...pod,
      spec: { containers: [], initContainers },
      status: { ...pod.status, initContainerStatuses },
    }),
  ).toEqual({ regular: 2, sidecar: 5 });
});

test.each([
  ['7', 7],
  ['-7', -7],
  ['0', 0],
  ['+7', 0],
  ['07', 0],
  ['-', 0],
  ['', 0],
  ['2147483647', 2147483647],
  ['2147483648', 0],
])('a deletion cost %j counts as %d', (value, cost) => {
  const annotations = { 'controller.kubernetes.io/pod-deletion-cost': value };
  expect(podDeletionCost(podOf('p', { annotations }))).toBe(cost);
});

test('a count is a number, or a percentage that is rounded as its field says', () => {
  expect(scaledValue(3, 10, 'up')).toBe(3);
  expect(scaledValue('25%', 10, 'up')).toBe(3);
  expect(scaledValue('25%', 10, 'down')).toBe(2);
  expect(scaledValue('3', 10, 'up')).toBeUndefined();
  expect(scaledValue('x%', 10, 'up')).toBeUndefined();
  expect(scaledValue(undefined, 10, 'up')).toBeUndefined();
});

test('numbers of annotations have 64 bits', () => {
  expect(int64Of('9223372036854775807')).toBe(2n ** 63n - 1n);
  expect(int64Of('9223372036854775808')).toBeUndefined();
  expect(int64Of('+5')).toBe(5n);
  expect(int64Of('5.0')).toBeUndefined();
});
