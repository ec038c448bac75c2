import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { DeploymentView } from '../../../../spec/controllers/deployment/deploymentView.ts';
import { resolveFenceposts } from '../../../../spec/controllers/deployment/fenceposts.ts';
import { syncDeployment } from '../../../../spec/controllers/deployment/syncDeployment.ts';
import { ownerOf, podOf, secondsAgo } from '../objects.ts';
import {
  afterWrites,
  calmed,
  deploymentOf,
  inShort,
  replicaSetOf,
  sizes,
  synced,
  viewOf,
} from './deploymentWorld.ts';

const notes = {
  'deployment.kubernetes.io/desired-replicas': '4',
  'deployment.kubernetes.io/max-replicas': '5',
};
const settled = { ...notes, 'deployment.kubernetes.io/revision': '1' };

describe('a Deployment', () => {
  test('creates the ReplicaSet of its template, with the next revision, as large as surge allows', () => {
    const sync = synced(viewOf(deploymentOf(4), [replicaSetOf('d-old', 'old', 4, settled)]));
    expect(inShort(sync)).toEqual([
      'createReplicaSet new 1',
      'updateStatus',
      'updateReplicaSet old 3',
      'updateStatus',
    ]);
    const [created] = sync.tried;
    expect(created?.write).toMatchObject({
      replicaSet: { metadata: { annotations: { ...notes, 'deployment.kubernetes.io/revision': '2' } } },
    });
    expect(sync.events.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Scaled up replica set d-\w+ from 0 to 1$/),
      'Scaled down replica set d-old from 4 to 3',
    ]);
  });

  test('that recreates creates nothing while an old Pod may still run', () => {
    const strategy = { strategy: { type: 'Recreate' } };
    const old = replicaSetOf('d-old', 'old', 4, settled);
    const first = viewOf(deploymentOf(4, strategy), [old]);
    expect(inShort(synced(first))).toEqual(['updateReplicaSet old 0', 'updateStatus']);
    const empty = calmed(afterWrites(first, synced(first)));
    const going = podOf('p', { owner: ownerOf('ReplicaSet', 'd-old'), deleting: true });
    expect(inShort(synced({ ...empty, pods: [going] }))).not.toContain('createReplicaSet new 4');
    const ended = podOf('p', { owner: ownerOf('ReplicaSet', 'd-old'), phase: 'Failed' });
    expect(inShort(synced({ ...empty, pods: [ended] }))).toContain('createReplicaSet new 4');
  });

  test('that is paused scales its ReplicaSets in proportion, and rolls out nothing', () => {
    const view = viewOf(deploymentOf(8, { paused: true }), [
      replicaSetOf('d-old', 'old', 3, notes),
      replicaSetOf('d-new', 'new', 2, { ...notes, 'deployment.kubernetes.io/revision': '1' }),
    ]);
    const after = afterWrites(view, synced(view));
    expect(sizes(after)).toEqual({ old: 6, new: 4 });
    expect(after.deployment.status?.conditions).toContainEqual(
      expect.objectContaining({ type: 'Progressing', status: 'Unknown', reason: 'DeploymentPaused' }),
    );
  });

  test('goes back to the template of a revision, and clears the wish for it', () => {
    const deployment = deploymentOf(4);
    const wishing = {
      ...deployment,
      metadata: { ...deployment.metadata, annotations: { 'deprecated.deployment.rollback.to': '1' } },
    };
    const view = viewOf(wishing, [
      replicaSetOf('d-old', 'old', 0, settled),
      replicaSetOf('d-new', 'new', 4, { ...notes, 'deployment.kubernetes.io/revision': '2' }),
    ]);
    const after = afterWrites(view, synced(view));
    expect(after.deployment.spec?.template?.spec?.containers[0]?.image).toBe('old');
    expect(after.deployment.metadata?.annotations).not.toHaveProperty('deprecated.deployment.rollback.to');
  });

  test('counts a collision where another ReplicaSet has the name that its hash gives', () => {
    const view = viewOf(deploymentOf(1), []);
    const created = afterWrites(view, synced(view)).replicaSets[0]!;
    const foreign = {
      ...created,
      metadata: { ...created.metadata, ownerReferences: [ownerOf('Deployment', 'x')] },
    };
    const colliding = viewOf(deploymentOf(1), [foreign], {
      answers: ({ kind }) =>
        kind === 'createReplicaSet' ? { reason: 'AlreadyExists', message: 'already exists' } : undefined,
    });
    const sync = synced(colliding);
    expect(sync.errors).toMatchObject([{ reason: 'AlreadyExists' }]);
    const again = afterWrites(colliding, sync);
    expect(again.deployment.status?.collisionCount).toBe(1);
    const own = { ...created.metadata, ownerReferences: [ownerOf('Deployment', 'd')] };
    expect(synced({ ...colliding, replicaSets: [{ ...created, metadata: own }] }).errors).toEqual([]);
    expect(synced({ ...colliding, replicaSets: [] }).errors).toMatchObject([{ reason: 'NotFound' }]);
  });

  test('is found stuck once it has made no progress for longer than its deadline, not at the deadline', () => {
    const old = replicaSetOf('d-new', 'new', 4, settled);
    const stuck = { ...old, status: { ...old.status, replicas: 4, readyReplicas: 0, availableReplicas: 0 } };
    const withProgressBefore = (seconds: number) => {
      const time = secondsAgo(seconds);
      const condition = {
        type: 'Progressing',
        status: 'True',
        reason: 'ReplicaSetUpdated',
        lastUpdateTime: time,
      };
      const first = viewOf(deploymentOf(4, {}, { conditions: [condition] }), [stuck]);
      const view = afterWrites(first, synced(first));
      const judged = { ...view, deployment: { ...view.deployment, status: { ...view.deployment.status } } };
      const conditions = (view.deployment.status?.conditions ?? []).map((each) =>
        each.type === 'Progressing' ? { ...condition, lastTransitionTime: time } : each,
      );
      return synced({
        ...judged,
        deployment: { ...judged.deployment, status: { ...judged.deployment.status, conditions } },
      });
    };
    expect(withProgressBefore(540).requeueAfterMs).toBe(61_000);
    expect(withProgressBefore(600)).toMatchObject({ requeueRateLimited: true, tried: [] });
    expect(JSON.stringify(withProgressBefore(601).tried)).toContain('ProgressDeadlineExceeded');
  });

  test('keeps as many old revisions as its limit says, and none that has Pods goes', () => {
    const status = { updatedReplicas: 4, replicas: 4, availableReplicas: 4, observedGeneration: 1 };
    const revision = (number: number) => ({ 'deployment.kubernetes.io/revision': String(number) });
    const view = viewOf(deploymentOf(4, { revisionHistoryLimit: 1 }, status), [
      ...[1, 2, 3].map((number) => replicaSetOf(`d-${number}`, `old${number}`, 0, revision(number))),
      replicaSetOf('d-new', 'new', 4, { ...notes, ...revision(4) }),
    ]);
    expect(inShort(synced(view)).filter((write) => write.startsWith('delete'))).toEqual([
      'deleteReplicaSet d-1',
      'deleteReplicaSet d-2',
    ]);
  });

  test('goes by age for a revision that cannot be read, so that a pause can change which old ReplicaSet goes', () => {
    const status = { updatedReplicas: 4, replicas: 4, availableReplicas: 4, observedGeneration: 1 };
    const old = (name: string, revision: string, age: number) => {
      const { metadata, ...rest } = replicaSetOf(name, name, 0, {
        'deployment.kubernetes.io/revision': revision,
      });
      return { ...rest, metadata: { ...metadata, creationTimestamp: secondsAgo(age) } };
    };
    const deleted = (paused: boolean) =>
      inShort(
        synced(
          viewOf(deploymentOf(4, { revisionHistoryLimit: 2, paused }, status), [
            old('d-1', 'unreadable', 2000),
            old('d-2', '3', 2000),
            old('d-3', '4', 3000),
            replicaSetOf('d-new', 'new', 4, { ...notes, 'deployment.kubernetes.io/revision': '5' }),
          ]),
        ),
      ).filter((write) => write.startsWith('delete'));
    expect(deleted(false)).toEqual(['deleteReplicaSet d-3']);
    expect(deleted(true)).toEqual(['deleteReplicaSet d-1']);
  });

  test('that selects all Pods, or is no owner, is left alone', () => {
    const everything = viewOf(deploymentOf(2, { selector: {} }), []);
    expect(synced(everything).events).toMatchObject([{ reason: 'SelectingAll' }]);
    const { metadata, ...rest } = deploymentOf(2);
    const nobody = viewOf({ ...rest, metadata: { ...metadata, uid: '' } }, []);
    expect(syncDeployment(nobody)).toMatchObject({
      kind: 'invalid',
      problem: { place: { path: 'metadata.uid' } },
    });
    expect(syncDeployment(viewOf(deploymentOf(-3), []))).toMatchObject({
      kind: 'invalid',
      problem: { place: { path: 'spec.replicas' } },
    });
  });

  test('reports terminating Pods only with the gate for it', () => {
    const { features } = kubernetes136;
    const version = {
      ...kubernetes136,
      features: { ...features, DeploymentReplicaSetTerminatingReplicas: false },
    };
    const written = (more: Partial<DeploymentView>) =>
      afterWrites(viewOf(deploymentOf(4), []), synced(viewOf(deploymentOf(4), [], more))).deployment.status;
    expect(written({})).toHaveProperty('terminatingReplicas', 0);
    expect(written({ version })).not.toHaveProperty('terminatingReplicas');
  });
});

const fenceposts = fc
  .tuple(fc.nat(6), fc.nat(6))
  .filter(([maxSurge, maxUnavailable]) => maxSurge + maxUnavailable > 0)
  .map(([maxSurge, maxUnavailable]) => ({ maxSurge, maxUnavailable }));

const rolling = (
  replicas: number,
  rollingUpdate: { maxSurge: number; maxUnavailable: number },
): DeploymentView =>
  viewOf(deploymentOf(replicas, { strategy: { type: 'RollingUpdate', rollingUpdate } }), [
    replicaSetOf('d-old', 'old', replicas, {
      'deployment.kubernetes.io/revision': '1',
      'deployment.kubernetes.io/desired-replicas': String(replicas),
      'deployment.kubernetes.io/max-replicas': String(replicas + rollingUpdate.maxSurge),
    }),
  ]);

const total = ({ replicaSets }: DeploymentView): number =>
  replicaSets.reduce((sum, { spec }) => sum + (spec?.replicas ?? 0), 0);

/** Pods that are available right after the writes of a pass: surplus ones go at once, new ones come later. */
const availableAfter = ({ replicaSets }: DeploymentView): number =>
  replicaSets.reduce(
    (sum, { spec, status }) => sum + Math.min(spec?.replicas ?? 0, status?.availableReplicas ?? 0),
    0,
  );

describe('on a calm cluster a rolling update', () => {
  test('ends, after at most 2 passes for each batch of Pods and 4 more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fenceposts, (replicas, bounds) => {
        const batch = Math.min(replicas, bounds.maxSurge + bounds.maxUnavailable);
        let view = rolling(replicas, bounds);
        for (let passes = 2 * Math.ceil(replicas / batch) + 4; passes > 0; passes -= 1) {
          view = calmed(afterWrites(view, synced(view)));
        }
        expect(sizes(view)).toEqual({ old: 0, new: replicas });
        expect(synced(view).tried).toEqual([]);
        expect(view.deployment.status?.conditions).toContainEqual(
          expect.objectContaining({ type: 'Progressing', reason: 'NewReplicaSetAvailable' }),
        );
      }),
    );
  });

  test('never has more Pods than surge allows, nor fewer available ones than it must', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fenceposts, (replicas, bounds) => {
        const posts = resolveFenceposts(bounds.maxSurge, bounds.maxUnavailable, replicas)!;
        let view = rolling(replicas, bounds);
        for (let passes = 0; passes < 12; passes += 1) {
          const written = afterWrites(view, synced(view));
          expect(total(written)).toBeLessThanOrEqual(replicas + posts.surge);
          expect(availableAfter(written)).toBeGreaterThanOrEqual(
            replicas - Math.min(posts.unavailable, replicas),
          );
          view = calmed(written);
        }
      }),
    );
  });

  test('does the same whatever the order in which the ReplicaSets are listed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fenceposts, fc.nat(6), (replicas, bounds, passes) => {
        let view = rolling(replicas, bounds);
        for (let pass = 0; pass < passes; pass += 1) view = calmed(afterWrites(view, synced(view)));
        const reversed = { ...view, replicaSets: view.replicaSets.toReversed() };
        expect(synced(reversed).tried).toEqual(synced(view).tried);
      }),
    );
  });
});

test('scaling in proportion never leaves the sum beyond what the Deployment may have', () => {
  const size = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(size, size, fc.integer({ min: 0, max: 60 }), fc.nat(5), (old, fresh, replicas, maxSurge) => {
      const before = {
        'deployment.kubernetes.io/desired-replicas': String(old + fresh),
        'deployment.kubernetes.io/max-replicas': String(old + fresh + maxSurge),
      };
      const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable: 1 } };
      const view = viewOf(deploymentOf(replicas, { paused: true, strategy }), [
        replicaSetOf('d-old', 'old', old, before),
        replicaSetOf('d-new', 'new', fresh, { ...before, 'deployment.kubernetes.io/revision': '1' }),
      ]);
      const after = afterWrites(view, synced(view));
      expect(total(after)).toBe(replicas === 0 ? 0 : replicas + maxSurge);
    }),
  );
});
