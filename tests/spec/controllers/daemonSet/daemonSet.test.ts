import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { backoffKey, failedPodDelay } from '../../../../spec/controllers/daemonSet/failedPodsBackoff.ts';
import { nodeEligibility } from '../../../../spec/controllers/daemonSet/nodeEligibility.ts';
import { syncDaemonSet } from '../../../../spec/controllers/daemonSet/syncDaemonSet.ts';
import { wroteAt } from '../../../../spec/controllers/staleness/ownerRecord.ts';
import { now, podOf } from '../objects.ts';
import {
  afterPasses,
  afterwards,
  daemonSetOf,
  inShort,
  nodeOf,
  nodesOf,
  owner,
  placement,
  synced,
  viewOf,
  withImage,
} from './daemonSetWorld.ts';

const running = (nodes: number, rollingUpdate = {}, more = {}) =>
  afterPasses(viewOf(daemonSetOf(rollingUpdate, more), nodesOf(nodes)), 2);
const hashesOf = ({ pods }: { readonly pods: readonly Pod[] }) =>
  pods.map(({ metadata }) => metadata?.labels?.['controller-revision-hash']);

describe('the nodes of a DaemonSet', () => {
  const taint = (key: string, effect: string) => [{ key, effect }];

  test('are those whose taints it tolerates; troubles of a node it always does', () => {
    const eligibilityOf = nodeEligibility(daemonSetOf());
    const here = { shouldRun: true, shouldContinueRunning: true };
    expect(eligibilityOf(nodeOf('n'))).toEqual(here);
    expect(eligibilityOf(nodeOf('n', taint('node.kubernetes.io/unreachable', 'NoExecute')))).toEqual(here);
    expect(eligibilityOf(nodeOf('n', taint('node.kubernetes.io/unschedulable', 'NoSchedule')))).toEqual(here);
    expect(eligibilityOf(nodeOf('n', taint('own', 'PreferNoSchedule')))).toEqual(here);
    expect(eligibilityOf(nodeOf('n', taint('own', 'NoSchedule')))).toEqual({ ...here, shouldRun: false });
    expect(eligibilityOf(nodeOf('n', taint('own', 'NoExecute')))).toEqual({
      shouldRun: false,
      shouldContinueRunning: false,
    });
  });

  test('lack a network only for Pods that use the network of the host', () => {
    const node = nodeOf('n', taint('node.kubernetes.io/network-unavailable', 'NoSchedule'));
    const { spec } = daemonSetOf();
    const hostNetwork = { ...spec!.template, spec: { ...spec!.template!.spec!, hostNetwork: true } };
    expect(nodeEligibility(daemonSetOf())(node).shouldRun).toBe(false);
    expect(nodeEligibility(daemonSetOf({}, { template: hostNetwork }))(node).shouldRun).toBe(true);
  });

  test('are those that its template selects', () => {
    const { spec } = daemonSetOf();
    const selecting = {
      ...spec!.template,
      spec: { ...spec!.template!.spec!, nodeSelector: { disk: 'ssd' } },
    };
    const eligibilityOf = nodeEligibility(daemonSetOf({}, { template: selecting }));
    expect(eligibilityOf(nodeOf('n', [], { disk: 'ssd' })).shouldRun).toBe(true);
    expect(eligibilityOf(nodeOf('n', [], { disk: 'hdd' })).shouldContinueRunning).toBe(false);
  });
});

describe('a DaemonSet', () => {
  test('creates a Pod for each node, of the revision of its template', () => {
    const sync = synced(viewOf(daemonSetOf(), nodesOf(2)));
    expect(inShort(sync)).toEqual(['createRevision 1', 'createPod n0', 'createPod n1']);
    expect(sync.memory.expectations).toEqual({ creations: 2, deletions: 0, recordedAt: now });
    expect(sync.status).toMatchObject({
      desiredNumberScheduled: 2,
      currentNumberScheduled: 0,
      observedGeneration: 1,
    });
  });

  test('deletes Pods of nodes that are not to run any, and those that wait for a node that is gone', () => {
    const view = running(2);
    const tainted = [nodeOf('n0', [{ key: 'own', effect: 'NoExecute' }]), nodeOf('n1')];
    const waiting = podOf('waiting', { owner, phase: 'Pending' });
    const required = {
      nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['gone'] }] }],
    };
    const pinned = {
      ...waiting,
      spec: {
        ...waiting.spec!,
        affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } },
      },
    };
    const onTainted = view.pods.find(({ spec }) => spec?.nodeName === 'n0')?.metadata?.name;
    const sync = synced({ ...view, nodes: tainted, pods: [...view.pods, pinned] });
    expect(inShort(sync)).toEqual([`deletePod ${onTainted}`, 'deletePod waiting']);
  });

  test('deletes a failed Pod at once, the next one on that node only after a growing delay', () => {
    const view = running(1);
    const labels = view.pods[0]?.metadata?.labels ?? {};
    const failed = [podOf('failed', { owner, labels, node: 'n0', phase: 'Failed' })];
    const first = synced({ ...view, pods: failed });
    expect(inShort(first)).toEqual(['deletePod failed']);
    const again = synced({ ...view, pods: failed, memory: { failedPods: first.memory.failedPods } });
    expect(inShort(again)).toEqual([]);
    expect(again.requeueAfterMs).toEqual([1000]);
    const key = backoffKey(view.daemonSet, 'n0');
    expect(failedPodDelay(first.memory.failedPods.get(key), now + 999)).toBe(1000);
    expect(failedPodDelay(first.memory.failedPods.get(key), now + 1000)).toBeUndefined();
    expect(failedPodDelay(first.memory.failedPods.get(key), now - 60_000)).toBe(1000);
    const twice = synced({
      ...view,
      now: now + 1000,
      pods: failed,
      memory: { failedPods: first.memory.failedPods },
    });
    expect(failedPodDelay(twice.memory.failedPods.get(key), now + 1001)).toBe(2000);
    const both = synced({
      ...view,
      pods: [...failed, podOf('too', { owner, labels, node: 'n0', phase: 'Failed' })],
    });
    expect(both.choices).toEqual([{ kind: 'deletePods', count: 1, from: ['failed', 'too'] }]);
  });

  test('replaces old Pods that are not available all at once, of the others as many as it may', () => {
    const view = withImage(running(4), 'two');
    const [lame, alsoLame, ...healthy] = view.pods;
    const broken = [lame!, alsoLame!].map((pod) => ({ ...pod, status: { phase: 'Running' } }));
    const names = (pods: readonly Pod[]) => pods.map(({ metadata }) => `deletePod ${metadata?.name}`);
    const sync = synced({ ...view, pods: [...broken, ...healthy] });
    expect(inShort(sync)).toEqual(['createRevision 2', ...names(broken)]);
    const calm = synced(view);
    expect(inShort(calm)).toEqual(['createRevision 2', ...names([lame!])]);
    expect(calm.choices).toMatchObject([{ kind: 'deletePods', count: 1 }]);
    expect(calm.choices[0]?.from).toHaveLength(4);
  });

  test('with surge creates new Pods beside old ones before these go', () => {
    const view = withImage(running(2, { maxSurge: 1, maxUnavailable: 0 }), 'two');
    const first = synced(view);
    expect(inShort(first)).toEqual(['createRevision 2', 'createPod n0']);
    const second = afterwards(view, first);
    expect(placement(second)).toEqual({ n0: 2, n1: 1 });
    expect(placement(afterwards(second, synced(second)))).toEqual({ n0: 1, n1: 1 });
  });

  test('with OnDelete replaces nothing itself', () => {
    const view = withImage(running(2, {}, { updateStrategy: { type: 'OnDelete' } }), 'two');
    expect(inShort(synced(view))).toEqual(['createRevision 2']);
  });

  test('keeps one of several equal revisions, and gives its hash to its Pods', () => {
    const view = running(1, {}, { updateStrategy: { type: 'OnDelete' } });
    const [revision] = view.revisions;
    const labels = { ...revision!.metadata?.labels, 'controller-revision-hash': 'twin' };
    const twin = { ...revision!, metadata: { ...revision!.metadata, name: 'd-twin', labels }, revision: 2 };
    const pod = view.pods[0]?.metadata?.name;
    const sync = synced({ ...view, revisions: [revision!, twin] });
    expect(inShort(sync)).toEqual([`relabelPod ${pod}`, `deleteRevision ${revision!.metadata?.name}`]);
  });

  test('counts a collision where a revision of the name holds another template', () => {
    const view = viewOf(daemonSetOf(), nodesOf(1));
    const made = afterwards(view, synced(view)).revisions[0]!;
    const other = { ...made, data: made.data.replace('"one"', '"else"') };
    const colliding = viewOf(daemonSetOf(), nodesOf(1), {
      unseenRevisions: [other],
      answers: ({ kind }) =>
        kind === 'createRevision' ? { reason: 'AlreadyExists', message: 'exists' } : undefined,
    });
    const sync = synced(colliding);
    expect(sync.errors).toMatchObject([{ reason: 'Other' }]);
    expect(sync.status?.collisionCount).toBe(1);
    expect(synced({ ...colliding, unseenRevisions: [made] }).errors).toEqual([]);
  });

  test('waits for its cache, is left alone where it goes or selects all, and is a problem where it is no owner', () => {
    const written = wroteAt(undefined, { ownerUID: 'd-uid', resource: 'pods', resourceVersion: '5' });
    const stale = { memory: { failedPods: new Map(), written }, cacheVersions: new Map([['pods', '4']]) };
    const because = (daemonSet = daemonSetOf(), more = {}) => {
      const sync = syncDaemonSet(viewOf(daemonSet, nodesOf(1), more));
      return sync.kind === 'skipped' ? sync.because : sync.kind;
    };
    expect(because(daemonSetOf(), stale)).toBe('staleCache');
    const { features } = kubernetes136;
    const version = {
      ...kubernetes136,
      features: { ...features, StaleControllerConsistencyDaemonSet: false },
    };
    expect(because(daemonSetOf(), { ...stale, version })).toBe('synced');
    expect(because(daemonSetOf({}, { selector: {} }))).toBe('selectsEverything');
    const { metadata, ...rest } = daemonSetOf();
    expect(because({ ...rest, metadata: { ...metadata, deletionTimestamp: '2023-11-14T22:13:20Z' } })).toBe(
      'beingDeleted',
    );
    expect(because({ ...rest, metadata: { ...metadata, uid: '' } })).toBe('invalid');
  });
});

const bounds = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((maxUnavailable) => ({ maxSurge: 0, maxUnavailable })),
  fc.integer({ min: 1, max: 3 }).map((maxSurge) => ({ maxSurge, maxUnavailable: 0 })),
);
const count = fc.integer({ min: 0, max: 7 });

describe('on a calm cluster a DaemonSet', () => {
  test('is updated after 2 passes for each batch of nodes and 3 more, and then writes nothing', () => {
    fc.assert(
      fc.property(count, bounds, (nodes, rollingUpdate) => {
        const view = withImage(running(nodes, rollingUpdate), 'two');
        const batch = Math.max(rollingUpdate.maxSurge, rollingUpdate.maxUnavailable);
        const after = afterPasses(view, 2 * Math.ceil(nodes / batch) + 3);
        expect(placement(after)).toEqual(
          Object.fromEntries(nodesOf(nodes).map(({ metadata }) => [metadata?.name, 1])),
        );
        const newest = after.revisions.at(-1)?.metadata?.labels?.['controller-revision-hash'];
        expect(new Set(hashesOf(after))).toEqual(new Set(nodes > 0 ? [newest] : []));
        expect(synced(after).tried).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('never has more nodes without an available Pod than it may, nor more with two', () => {
    fc.assert(
      fc.property(count, bounds, (nodes, rollingUpdate) => {
        let view = withImage(running(nodes, rollingUpdate), 'two');
        for (let pass = 0; pass < 8; pass += 1) {
          view = afterwards(view, synced(view));
          const perNode = placement(view);
          const empty = nodesOf(nodes).filter(({ metadata }) => !perNode[metadata?.name ?? '']).length;
          expect(empty).toBeLessThanOrEqual(rollingUpdate.maxUnavailable);
          expect(Object.values(perNode).filter((each) => each > 1).length).toBeLessThanOrEqual(
            rollingUpdate.maxSurge,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('decides the same for Pods in another order, but for what is not determined', () => {
    fc.assert(
      fc.property(count, bounds, fc.nat(4), (nodes, rollingUpdate, passes) => {
        const view = afterPasses(withImage(running(nodes, rollingUpdate), 'two'), passes);
        const [one, other] = [view, { ...view, pods: view.pods.toReversed() }].map((each) => {
          const sync = synced(each);
          const open = new Set(
            sync.choices.flatMap(({ from }) =>
              from.flatMap((name) => [`deletePod ${name}`, `createPod ${name}`]),
            ),
          );
          const choices = sync.choices.map((choice) => ({ ...choice, from: choice.from.toSorted() }));
          return {
            choices,
            sure: inShort(sync)
              .filter((write) => !open.has(write))
              .toSorted(),
            status: sync.status,
          };
        });
        expect(other).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });
});
