import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import type { ApiError } from '../../../../spec/controllers/common/apiCalls.ts';
import { syncReplicaSet } from '../../../../spec/controllers/replicaSet/syncReplicaSet.ts';
import { wroteAt } from '../../../../spec/controllers/staleness/ownerRecord.ts';
import { now, ownerOf, podOf } from '../objects.ts';
import { afterwards, countOf, owner, podsOf, replicaSetOf, synced, viewOf } from './replicaSetWorld.ts';

const quota: ApiError = { reason: 'Forbidden', message: 'exceeded quota' };
const ready = (name: string, readyFor = 60): Pod => podOf(name, { owner, readyFor, node: 'n1' });

describe('a ReplicaSet', () => {
  test('creates the Pods that are missing, and reports what it has', () => {
    const sync = synced(viewOf(replicaSetOf(3), [ready('a')]));
    expect(countOf(sync, 'createPod')).toBe(2);
    expect(sync.expectations).toEqual({ creations: 2, deletions: 0, recordedAt: now });
    expect(sync.status).toMatchObject({
      replicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      terminatingReplicas: 0,
    });
  });

  test('creates 1, 2, 4 … at a time, and no more after a batch in which one is refused', () => {
    const view = viewOf(replicaSetOf(100), [], {
      answers: ({ kind }, earlier) => (kind === 'createPod' && earlier >= 4 ? quota : undefined),
    });
    const sync = synced(view);
    expect(countOf(sync, 'createPod')).toBe(7);
    expect(sync.expectations?.creations).toBe(4);
    expect(sync.errors).toEqual([quota]);
    expect(sync.status?.conditions).toMatchObject([
      { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'exceeded quota' },
    ]);
  });

  test('tells among which Pods it is not determined which are deleted', () => {
    const alike = ['a', 'b', 'c'].map((name) => ready(name));
    const broken = podOf('broken', { owner, node: 'n1' });
    const sync = synced(viewOf(replicaSetOf(2), [...alike, broken]));
    expect(podsOf(sync, 'deletePod')).toHaveLength(2);
    expect(sync.choices).toEqual([{ kind: 'deletePods', count: 1, from: ['a', 'b', 'c'] }]);
    expect(synced(viewOf(replicaSetOf(3), [...alike, broken])).choices).toEqual([]);
  });

  test('does not always delete by UID the first of about the same age, where some are of the same second', () => {
    const pods = [ready('a', 60), ready('b', 63), ready('c', 60), ready('d', 63), ready('young', 15)];
    const { choices } = synced(viewOf(replicaSetOf(2), pods));
    expect(choices.map(({ count, from }) => ({ count, from: [...from].sort() }))).toEqual([
      { count: 2, from: ['a', 'b', 'c', 'd'] },
    ]);
    const seconds = [ready('a', 60), ready('b', 62), ready('c', 61), ready('d', 63), ready('young', 15)];
    expect(synced(viewOf(replicaSetOf(2), seconds)).choices).toEqual([]);
  });

  test('deletes Pods of those that it says may be deleted, in whatever order it is given them', () => {
    const podsAndOrder = fc
      .array(fc.record({ readyFor: fc.integer({ min: 30, max: 36 }) }), { minLength: 2, maxLength: 8 })
      .chain((each) => {
        const pods = each.map(({ readyFor }, at) => ready(`p${at}`, readyFor));
        return fc.tuple(
          fc.constant(pods),
          fc.shuffledSubarray(pods, { minLength: pods.length }),
          fc.nat({ max: pods.length - 1 }),
        );
      });
    fc.assert(
      fc.property(podsAndOrder, ([pods, shuffled, left]) => {
        const [one, other] = [pods, shuffled].map((each) => synced(viewOf(replicaSetOf(left), each)));
        const namesOf = (sync: typeof one) => new Set(podsOf(sync!, 'deletePod'));
        const free = new Set(one!.choices.flatMap(({ from }) => from));
        expect(new Set(other!.choices.flatMap(({ from }) => from))).toEqual(free);
        const certain = (sync: typeof one) => [...namesOf(sync)].filter((name) => !free.has(name)).sort();
        expect(certain(other)).toEqual(certain(one));
      }),
    );
  });

  test('waits until it has seen the Pods that it created, but not for ever', () => {
    const pending = (age: number) => ({
      memory: { expectations: { creations: 1, deletions: 0, recordedAt: now - age * 1000 } },
    });
    expect(countOf(synced(viewOf(replicaSetOf(2), [], pending(300))), 'createPod')).toBe(0);
    expect(countOf(synced(viewOf(replicaSetOf(2), [], pending(301))), 'createPod')).toBe(2);
  });

  test('adopts matching Pods that nobody controls, and releases own ones that no longer match', () => {
    const sync = synced(
      viewOf(replicaSetOf(1), [
        podOf('orphan', { readyFor: 1 }),
        podOf('changed', { owner, labels: { app: 'b' } }),
        podOf('foreign', { owner: ownerOf('ReplicaSet', 'other') }),
        podOf('going', { deleting: true }),
      ]),
    );
    expect(podsOf(sync, 'adoptPod')).toEqual(['orphan']);
    expect(podsOf(sync, 'releasePod')).toEqual(['changed']);
    expect(sync.status?.replicas).toBe(1);
  });

  test('adopts nothing once it is being deleted, and does nothing more in that pass', () => {
    const live = { found: true, uid: 'r-uid', deletionTimestamp: '2023-11-14T22:13:20Z' } as const;
    const sync = synced(viewOf(replicaSetOf(3), [podOf('orphan')], { live }));
    expect(sync.errors).toMatchObject([{ reason: 'CannotAdopt' }]);
    expect(sync.tried).toEqual([]);
  });

  test('deletes the Pod of the lowest deletion cost first, among those that are ready', () => {
    const cost = (name: string, value: string): Pod =>
      podOf(name, {
        owner,
        readyFor: 60,
        node: 'n1',
        annotations: { 'controller.kubernetes.io/pod-deletion-cost': value },
      });
    const pods = [cost('dear', '10'), cost('cheap', '-5'), cost('invalid', '+99'), ready('none')];
    expect(podsOf(synced(viewOf(replicaSetOf(3), pods)), 'deletePod')).toEqual(['cheap']);
    const { features } = kubernetes136;
    const version = {
      ...kubernetes136,
      features: { ...features, PodDeletionCost: false, LogarithmicScaleDown: false },
    };
    const younger = [...pods, podOf('young', { owner, readyFor: 1, node: 'n1' })];
    expect(podsOf(synced(viewOf(replicaSetOf(4), younger, { version })), 'deletePod')).toEqual(['young']);
  });

  test('does not look at its Pods while its cache is older than its own writes, if the gate is on', () => {
    const written = wroteAt(undefined, { ownerUID: 'r-uid', resource: 'pods', resourceVersion: '7' });
    const more = { memory: { written }, cacheVersions: new Map([['pods', '6']]) };
    expect(syncReplicaSet(viewOf(replicaSetOf(3), [], more))).toMatchObject({
      kind: 'skipped',
      because: 'staleCache',
    });
    const { features } = kubernetes136;
    const version = {
      ...kubernetes136,
      features: { ...features, StaleControllerConsistencyReplicaSet: false },
    };
    expect(countOf(synced(viewOf(replicaSetOf(3), [], { ...more, version })), 'createPod')).toBe(3);
  });

  test('looks again when the next Pod becomes available', () => {
    const spec = { minReadySeconds: 10 };
    expect(synced(viewOf(replicaSetOf(2, spec), [ready('a', 3), ready('b', 60)])).requeueAfterMs).toBe(7000);
    expect(synced(viewOf(replicaSetOf(1, spec), [ready('a', 10)])).requeueAfterMs).toBeUndefined();
  });

  test('that is no owner, or asks for what is no count, is a problem that names the field', () => {
    const { metadata, ...rest } = replicaSetOf(1);
    const paths = [
      { ...rest, metadata: { ...metadata, uid: '' } },
      { ...rest, metadata: { ...metadata, namespace: '' } },
      replicaSetOf(-1),
      replicaSetOf(1.5),
    ].map((replicaSet) => {
      const sync = syncReplicaSet(viewOf(replicaSet, []));
      return sync.kind === 'invalid' ? [sync.problem.code, sync.problem.place.path] : sync.kind;
    });
    expect(paths).toEqual([
      ['PS1006', 'metadata.uid'],
      ['PS1006', 'metadata.namespace'],
      ['PS1006', 'spec.replicas'],
      ['PS1006', 'spec.replicas'],
    ]);
  });
});

/** Pods that are all told apart by what decides which goes first. */
const anyPods = fc.uniqueArray(fc.nat(10_000), { maxLength: 12 }).chain((ages) =>
  fc.tuple(
    ...ages.map((age, index) =>
      fc
        .record({ isReady: fc.boolean(), hasNode: fc.boolean(), isOwn: fc.boolean(), deleting: fc.boolean() })
        .map(({ isReady, hasNode, isOwn, deleting }) =>
          podOf(`p${index}`, {
            owner: isOwn ? owner : undefined,
            readyFor: isReady ? age : undefined,
            age: 20_000 + age,
            node: hasNode ? 'n1' : undefined,
            deleting,
          }),
        ),
    ),
  ),
);

describe('whatever Pods there are', () => {
  test('once its writes are seen it creates and deletes nothing more, and then writes nothing at all', () => {
    fc.assert(
      fc.property(anyPods, fc.nat(8), (pods, replicas) => {
        const first = viewOf(replicaSetOf(replicas), pods);
        const second = afterwards(first, synced(first));
        const sync = synced(second);
        expect([...podsOf(sync, 'deletePod'), ...podsOf(sync, 'adoptPod')]).toEqual([]);
        expect(countOf(sync, 'createPod')).toBe(0);
        expect(sync.status?.replicas ?? second.replicaSet.status?.replicas).toBe(replicas);
        expect(synced(afterwards(second, sync)).tried).toEqual([]);
      }),
    );
  });

  test('it never creates more than are missing, nor deletes more than are too many', () => {
    fc.assert(
      fc.property(anyPods, fc.nat(8), (pods, replicas) => {
        const sync = synced(viewOf(replicaSetOf(replicas), pods));
        const active = pods.filter(({ metadata }) => !metadata?.deletionTimestamp).length;
        expect(countOf(sync, 'createPod')).toBe(Math.max(0, replicas - active));
        expect(podsOf(sync, 'deletePod')).toHaveLength(Math.max(0, active - replicas));
      }),
    );
  });

  test('the order in which they are listed does not matter', () => {
    fc.assert(
      fc.property(anyPods, fc.nat(8), (pods, replicas) => {
        const [one, other] = [pods, pods.toReversed()].map((listed) =>
          synced(viewOf(replicaSetOf(replicas), listed)),
        );
        expect(podsOf(other!, 'deletePod').toSorted()).toEqual(podsOf(one!, 'deletePod').toSorted());
        expect(other?.status).toEqual(one?.status);
      }),
    );
  });
});
