import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { ReplicaSet } from '../../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import {
  burstReplicas,
  type ReplicaSetSync,
  type ReplicaSetView,
} from '../../../../spec/controllers/replicaSet/replicaSetView.ts';
import { syncReplicaSet } from '../../../../spec/controllers/replicaSet/syncReplicaSet.ts';
import { live, now, ownerOf, podOf, template } from '../objects.ts';

export const owner = ownerOf('ReplicaSet', 'r');

export const replicaSetOf = (
  replicas: number,
  more: Partial<NonNullable<ReplicaSet['spec']>> = {},
): ReplicaSet => ({
  metadata: { name: 'r', namespace: 'n', uid: 'r-uid', generation: 1 },
  spec: { replicas, selector: { matchLabels: { app: 'a' } }, template: template(), ...more },
});

export const viewOf = (
  replicaSet: ReplicaSet,
  pods: readonly Pod[],
  more: Partial<ReplicaSetView> = {},
): ReplicaSetView => ({
  version: kubernetes136,
  now,
  replicaSet,
  pods,
  relatedReplicaSets: [],
  memory: {},
  cacheVersions: new Map(),
  live: live('r'),
  answers: acceptsAll,
  burstReplicas,
  ...more,
});

export type Synced = Extract<ReplicaSetSync, { kind: 'synced' }>;

export const synced = (view: ReplicaSetView): Synced => {
  const sync = syncReplicaSet(view);
  if (sync.kind !== 'synced') throw new Error(`the pass is ${sync.kind}`);
  return sync;
};

/** The names of the Pods that writes of a kind are about. */
export const podsOf = ({ tried }: Synced, kind: 'adoptPod' | 'releasePod' | 'deletePod'): string[] =>
  tried.flatMap(({ write }) => (write.kind === kind ? [write.pod] : []));

export const countOf = ({ tried }: Synced, kind: string): number =>
  tried.filter(({ write }) => write.kind === kind).length;

let made = 0;

/** The view once all writes of the pass are seen: what was created runs and is ready, what was deleted is gone. */
export const afterwards = (view: ReplicaSetView, sync: Synced): ReplicaSetView => {
  const deleted = new Set(podsOf(sync, 'deletePod'));
  const adopted = new Set(podsOf(sync, 'adoptPod'));
  const released = new Set(podsOf(sync, 'releasePod'));
  const created = Array.from({ length: countOf(sync, 'createPod') }, () => {
    made += 1;
    return podOf(`new-${made}`, { owner, readyFor: 0, node: 'n1' });
  });
  const kept = view.pods
    .filter(({ metadata }) => !deleted.has(metadata?.name ?? ''))
    .map((pod) => {
      const name = pod.metadata?.name ?? '';
      if (!adopted.has(name) && !released.has(name)) return pod;
      return { ...pod, metadata: { ...pod.metadata, ownerReferences: adopted.has(name) ? [owner] : [] } };
    });
  const { status = view.replicaSet.status } = sync;
  return {
    ...view,
    pods: [...kept, ...created],
    replicaSet: { ...view.replicaSet, ...(status ? { status } : {}) },
    memory: {},
  };
};
