import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { ReplicaSet } from '../../../spec/api/objects/apps.ts';
import { acceptsAll } from '../../../spec/controllers/common/apiCalls.ts';
import { controllerReference, replicaSetKind } from '../../../spec/controllers/common/ownerReferences.ts';
import { burstReplicas } from '../../../spec/controllers/replicaSet/replicaSetView.ts';
import { syncReplicaSet } from '../../../spec/controllers/replicaSet/syncReplicaSet.ts';
import type { PodPhase } from '../charts/pod.ts';
import type { Gate } from '../plan/controllersPlan.ts';
import type { ReplicaSetIdentity, ReplicaTraits } from '../plan/replicaSetsPlan.ts';
import { askedOnce, liveOwner, namespace, now, placeOf, seenPodObject } from './seenObjects.ts';

/** A Pod as the controller has seen it. */
export type SeenReplica = {
  readonly place: number;
  readonly phase: PodPhase;
  readonly traits: ReplicaTraits;
};

/** All that the controller decides by. */
export type ReplicaSetQuestion = {
  readonly replicaSet: ReplicaSetIdentity;
  readonly replicas: number;
  readonly pods: readonly SeenReplica[];
  /** it expects to see Pods that it created or deleted */
  readonly expects: boolean;
  /** its cache is older than what it wrote */
  readonly behind: boolean;
  readonly gate: Gate;
};

/** A write of the controller. Of several Pods that are alike any may be deleted. */
export type ReplicaSetWrite =
  | { readonly kind: 'createPod' }
  | { readonly kind: 'adoptPod' | 'releasePod'; readonly place: number }
  | { readonly kind: 'deletePod'; readonly places: readonly number[] };

const uidOf = (id: number): string => `replica-set-${id}`;

/** The ReplicaSet as the controller has it in its cache. */
export const replicaSetObject = (
  { id, selects, beingDeleted }: ReplicaSetIdentity,
  replicas: number,
): ReplicaSet => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: uidOf(id),
    namespace,
    uid: uidOf(id),
    generation: 1,
    ...(beingDeleted && { deletionTimestamp: new Date(now).toISOString() }),
  },
  spec: {
    replicas,
    selector: { matchLabels: { ...selects } },
    template: { metadata: { labels: { ...selects } }, spec: { containers: [{ name: 'app', image: 'app' }] } },
  },
});

/** The Pod as the controller has it in its cache. */
export const replicaObject = ({ place, phase, traits: { owner, labels } }: SeenReplica) =>
  seenPodObject(phase, {
    place,
    labels,
    owner:
      owner === undefined
        ? undefined
        : controllerReference({ metadata: { name: uidOf(owner), uid: uidOf(owner) } }, replicaSetKind),
  });

/**
 * The writes of one pass over a ReplicaSet, in their order, as `syncReplicaSet` decides them where the API server accepts
 * each; the status is left out: here nobody reads it.
 */
export const replicaSetWrites = askedOnce((question: ReplicaSetQuestion): readonly ReplicaSetWrite[] => {
  const { replicas, pods, expects, behind, gate } = question;
  const replicaSet = replicaSetObject(question.replicaSet, replicas);
  const features = { ...kubernetes136.features, StaleControllerConsistencyReplicaSet: gate === 'on' };
  const sync = syncReplicaSet({
    version: { ...kubernetes136, features },
    now,
    replicaSet,
    pods: pods.map(replicaObject),
    relatedReplicaSets: [],
    memory: {
      ...(expects && { expectations: { creations: 1, deletions: 0, recordedAt: now } }),
      written: { ownerUID: replicaSet.metadata?.uid ?? '', versions: new Map([['pods', '2']]) },
    },
    cacheVersions: new Map([['pods', behind ? '1' : '2']]),
    live: liveOwner(replicaSet),
    answers: acceptsAll,
    burstReplicas,
  });
  if (sync.kind !== 'synced') return [];
  const alike = sync.choices.flatMap(({ from }) => from);
  const chosen = sync.tried.flatMap(({ write }) => (write.kind === 'deletePod' ? [write.pod] : []));
  const certain = chosen.filter((name) => !alike.includes(name));
  return sync.tried.flatMap(({ write }): ReplicaSetWrite[] => {
    if (write.kind === 'updateStatus') return [];
    if (write.kind === 'createPod') return [{ kind: 'createPod' }];
    if (write.kind !== 'deletePod') return [{ kind: write.kind, place: placeOf(write.pod) }];
    const among = certain.includes(write.pod) ? [write.pod] : alike;
    return [{ kind: 'deletePod', places: among.map(placeOf) }];
  });
});
