import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { wroteAt } from '../../../../spec/controllers/staleness/ownerRecord.ts';
import { syncStatefulSet } from '../../../../spec/controllers/statefulSet/syncStatefulSet.ts';
import { ownerOf, podOf } from '../objects.ts';
import {
  afterPasses,
  afterwards,
  claimTemplate,
  images,
  inShort,
  names,
  scaled,
  statefulSetOf,
  synced,
  viewOf,
  withImage,
} from './statefulSetWorld.ts';

const notReady = (pod: Pod): Pod => ({ ...pod, status: { ...pod.status, conditions: [] } });
const failed = (pod: Pod): Pod => ({ ...pod, status: { phase: 'Failed' } });
const when = (name: string, change: (pod: Pod) => Pod) => (pod: Pod) =>
  pod.metadata?.name === name ? change(pod) : pod;

const running = (replicas: number, more = {}) =>
  afterPasses(viewOf(statefulSetOf(replicas, more)), replicas + 1);

describe('a StatefulSet', () => {
  test('creates its Pods one after the other, each with its claim first', () => {
    const view = viewOf(statefulSetOf(2, { volumeClaimTemplates: [claimTemplate] }));
    const first = synced(view);
    expect(inShort(first)).toEqual(['createRevision 1', 'createClaim data-web-0', 'createPod web-0']);
    const second = afterwards(view, first);
    expect(inShort(synced(second))).toEqual(['createClaim data-web-1', 'createPod web-1']);
    const waiting = { ...second, pods: second.pods.map(notReady) };
    expect(inShort(synced(waiting))).toEqual([]);
  });

  test('with policy Parallel creates them all at once', () => {
    const view = viewOf(statefulSetOf(3, { podManagementPolicy: 'Parallel', ordinals: { start: 5 } }));
    expect(inShort(synced(view)).slice(1)).toEqual(['createPod web-5', 'createPod web-6', 'createPod web-7']);
  });

  test('scales down from the highest ordinal, one at a time, and waits for the others to be healthy', () => {
    const view = scaled(running(3), 1);
    expect(inShort(synced(view))).toEqual(['deletePod web-2']);
    const lame = { ...view, pods: view.pods.map(when('web-2', notReady)) };
    expect(inShort(synced(lame))).toEqual(['deletePod web-2']);
    const both = { ...view, pods: view.pods.map(when('web-1', notReady)).map(when('web-2', notReady)) };
    expect(inShort(synced(both))).toEqual([]);
  });

  test('replaces a replica that has ended', () => {
    const view = running(2);
    const ended = { ...view, pods: view.pods.map(when('web-0', failed)) };
    expect(inShort(synced(ended))).toEqual(['deletePod web-0']);
    expect(inShort(synced(afterwards(ended, synced(ended))))).toEqual(['createPod web-0']);
  });

  test('updates from the highest ordinal down to its partition', () => {
    const rollingUpdate = { partition: 1 };
    const view = withImage(running(3, { updateStrategy: { type: 'RollingUpdate', rollingUpdate } }), 'two');
    expect(inShort(synced(view))).toEqual(['createRevision 2', 'deletePod web-2']);
    expect(images(afterPasses(view, 8))).toEqual(['one', 'two', 'two']);
    const onDelete = withImage(running(3, { updateStrategy: { type: 'OnDelete' } }), 'two');
    expect(images(afterPasses(onDelete, 8))).toEqual(['one', 'one', 'one']);
  });

  test('deletes several Pods at a time for an update only where the gate lets maxUnavailable count', () => {
    const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 0, maxUnavailable: 2 } };
    const view = withImage(running(4, { updateStrategy }), 'two');
    const deletes = (each: typeof view) =>
      inShort(synced(each)).filter((write) => write.startsWith('deletePod'));
    expect(deletes(view)).toEqual(['deletePod web-3']);
    const { features } = kubernetes136;
    const version = { ...kubernetes136, features: { ...features, MaxUnavailableStatefulSet: true } };
    expect(deletes({ ...view, version })).toEqual(['deletePod web-3', 'deletePod web-2']);
    const lame = { ...view, version, pods: view.pods.map(when('web-0', notReady)) };
    expect(
      deletes({
        ...lame,
        statefulSet: {
          ...lame.statefulSet,
          spec: { ...lame.statefulSet.spec!, podManagementPolicy: 'Parallel' },
        },
      }),
    ).toEqual(['deletePod web-3']);
  });

  test('takes an older revision up again when its template comes back', () => {
    const updated = afterPasses(withImage(running(2), 'two'), 8);
    const back = withImage(updated, 'one');
    expect(inShort(synced(back))).toEqual(['updateRevision 3', 'deletePod web-1']);
    expect(images(afterPasses(back, 8))).toEqual(['one', 'one']);
  });

  test('takes a revision as it was written by an older release for its own, if the gate is on', () => {
    const view = running(1);
    const [revision] = view.revisions;
    const data = revision!.data.replace('"metadata":{', '"metadata":{"creationTimestamp":null,');
    const older = { ...view, revisions: [{ ...revision!, data }] };
    expect(inShort(synced(older))).toEqual([]);
    const { features } = kubernetes136;
    const version = {
      ...kubernetes136,
      features: { ...features, StatefulSetSemanticRevisionComparison: false },
    };
    const [write] = inShort(synced({ ...older, version }));
    expect(write).toBe('createRevision 2');
  });

  test('owns claims that are to go with it, and hands those of Pods that are scaled away to these', () => {
    const policy = { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' } };
    const view = afterPasses(running(2, { volumeClaimTemplates: [claimTemplate], ...policy }), 2);
    const owners = (each: typeof view) =>
      each.claims.map(({ metadata }) =>
        metadata?.ownerReferences?.map(({ kind, name }) => `${kind}/${name}`),
      );
    expect(owners(view)).toEqual([['StatefulSet/web'], ['StatefulSet/web']]);
    const smaller = scaled(view, 1);
    expect(owners(afterwards(smaller, synced(smaller)))).toEqual([['StatefulSet/web'], ['Pod/web-1']]);
  });

  test('does not create a Pod whose claim still goes with the Pod of that name before it', () => {
    const policy = { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' } };
    const stale = { ...ownerOf('Pod', 'web-0', 'earlier'), apiVersion: 'v1' };
    const claim = { metadata: { name: 'data-web-0', namespace: 'n', ownerReferences: [stale] } };
    const view = viewOf(statefulSetOf(1, { volumeClaimTemplates: [claimTemplate], ...policy }), {
      claims: [claim],
    });
    expect(inShort(synced(view))).toEqual(['createRevision 1']);
  });

  test('claims Pods that match and have its name before their ordinal', () => {
    const pods = [
      podOf('web-0', { readyFor: 1 }),
      podOf('other-1', { readyFor: 1 }),
      podOf('web-1', { owner: ownerOf('StatefulSet', 'web'), labels: { app: 'b' } }),
    ];
    const writes = inShort(synced(viewOf(statefulSetOf(1), { pods })));
    expect(writes).toContain('adoptPod web-0');
    expect(writes).not.toContain('adoptPod other-1');
    expect(writes).toContain('releasePod web-1');
  });

  test('that is being deleted only counts its Pods', () => {
    const view = scaled(running(2), 3);
    const { metadata } = view.statefulSet;
    const going = {
      ...view.statefulSet,
      metadata: { ...metadata, generation: 2, deletionTimestamp: '2023-11-14T22:13:20Z' },
    };
    const sync = synced({ ...view, statefulSet: going });
    expect(inShort(sync)).toEqual([]);
    expect(sync.status).toMatchObject({ replicas: 2, readyReplicas: 2 });
  });

  test('waits for its cache, and is a problem where it is no owner', () => {
    const written = wroteAt(undefined, {
      ownerUID: 'web-uid',
      resource: 'persistentvolumeclaims',
      resourceVersion: '5',
    });
    const cacheVersions = new Map([['persistentvolumeclaims', '4']]);
    const view = viewOf(statefulSetOf(1), { written, cacheVersions });
    expect(syncStatefulSet(view)).toMatchObject({ kind: 'skipped', because: 'staleCache' });
    const { metadata, ...rest } = statefulSetOf(1);
    const nobody = viewOf({ ...rest, metadata: { ...metadata, name: '' } });
    expect(syncStatefulSet(nobody)).toMatchObject({
      kind: 'invalid',
      problem: { place: { path: 'metadata.name' } },
    });
    expect(syncStatefulSet(viewOf(statefulSetOf(2 ** 31 - 1)))).toMatchObject({
      kind: 'invalid',
      problem: { code: 'PS1008', place: { path: 'spec.replicas' } },
    });
    expect(syncStatefulSet(viewOf(statefulSetOf(-1)))).toMatchObject({
      kind: 'invalid',
      problem: { code: 'PS1006' },
    });
  });
});

const policy = fc.constantFrom('OrderedReady', 'Parallel');
const size = fc.integer({ min: 0, max: 6 });

describe('on a calm cluster a StatefulSet', () => {
  test('has its Pods after one pass for each and one more, and then writes nothing', () => {
    fc.assert(
      fc.property(size, policy, fc.nat(3), (replicas, podManagementPolicy, start) => {
        const view = running(replicas, { podManagementPolicy, ordinals: { start } });
        expect(names(view)).toEqual(
          Array.from({ length: replicas }, (_, index) => `web-${start + index}`).toSorted(),
        );
        expect(synced(view).tried).toEqual([]);
      }),
    );
  });

  test('is scaled and updated after one pass for each Pod that goes and two for each that is replaced', () => {
    fc.assert(
      fc.property(size, size, policy, (before, replicas, podManagementPolicy) => {
        const view = withImage(scaled(running(before, { podManagementPolicy }), replicas), 'two');
        const after = afterPasses(view, before + 2 * replicas + 2);
        expect(images(after)).toEqual(Array.from({ length: replicas }, () => 'two'));
        expect(synced(after).tried).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('in order has at most one Pod that is not available, if all were', () => {
    fc.assert(
      fc.property(size, size, (before, replicas) => {
        let view = withImage(scaled(running(before), replicas), 'two');
        for (let pass = 0; pass < 10; pass += 1) {
          const changes = inShort(synced(view)).filter((write) => /^(?:create|delete)Pod/.test(write));
          expect(changes.length).toBeLessThanOrEqual(1);
          view = afterwards(view, synced(view));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('does the same whatever the order in which Pods are listed', () => {
    fc.assert(
      fc.property(size, size, policy, fc.nat(4), (before, replicas, podManagementPolicy, passes) => {
        const view = afterPasses(
          withImage(scaled(running(before, { podManagementPolicy }), replicas), 'two'),
          passes,
        );
        const reversed = { ...view, pods: view.pods.toReversed(), revisions: view.revisions.toReversed() };
        expect(synced(reversed).tried).toEqual(synced(view).tried);
      }),
      { numRuns: 60 },
    );
  });
});
