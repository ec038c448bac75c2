import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { Deployment, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import { acceptsAll } from '../../../spec/controllers/common/apiCalls.ts';
import { controllerReference, deploymentKind } from '../../../spec/controllers/common/ownerReferences.ts';
import { syncDeployment } from '../../../spec/controllers/deployment/syncDeployment.ts';
import { askedOnce, liveOwner, namespace, now } from './seenObjects.ts';

/** The ReplicaSet of a template as the Deployment controller has seen it. */
export type SeenReplicaSet = {
  readonly revision: number;
  readonly replicas: number;
  readonly available: number;
};

/** All that the controller decides by. */
export type DeploymentQuestion = {
  readonly replicas: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  /** of the template that it has now */
  readonly revision: number;
  readonly paused: boolean;
  readonly replicaSets: readonly SeenReplicaSet[];
};

/** A write of the controller: which ReplicaSet is created or scaled, and from which size to which. */
export type DeploymentWrite =
  | { readonly kind: 'create'; readonly revision: number; readonly to: number }
  | { readonly kind: 'scale'; readonly revision: number; readonly from: number; readonly to: number };

const name = 'web';
const labels = { app: name };
const time = (minute: number): string => new Date(now - (60 - minute) * 60_000).toISOString();

const templateOf = (revision: number) => ({
  metadata: { labels },
  spec: { containers: [{ name: 'app', image: `app:${revision}` }] },
});

/** The Deployment as the controller has it in its cache; its status tells of nothing that is decided by here. */
export const deploymentObject = ({
  replicas,
  maxSurge,
  maxUnavailable,
  revision,
  paused,
}: DeploymentQuestion): Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace, uid: name, generation: 1, creationTimestamp: time(0) },
  spec: {
    replicas,
    selector: { matchLabels: labels },
    template: templateOf(revision),
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
    revisionHistoryLimit: 10,
    ...(paused && { paused }),
  },
});

/**
 * The ReplicaSet as the controller has it in its cache. Its annotations are as the controller keeps them: the size asked for
 * never changes here, and the ReplicaSet of today's template has the newest revision.
 */
export const replicaSetOfTemplate = (
  { replicas: desired, maxSurge, revision: newest }: DeploymentQuestion,
  { revision, replicas, available }: SeenReplicaSet,
): ReplicaSet => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: replicaSetName(revision),
    namespace,
    uid: replicaSetName(revision),
    generation: 1,
    creationTimestamp: time(revision),
    labels,
    annotations: {
      'deployment.kubernetes.io/revision': String(revision === newest ? 100 : revision),
      'deployment.kubernetes.io/desired-replicas': String(desired),
      'deployment.kubernetes.io/max-replicas': String(desired + maxSurge),
    },
    ownerReferences: [controllerReference({ metadata: { name, uid: name } }, deploymentKind)],
  },
  spec: { replicas, selector: { matchLabels: labels }, template: templateOf(revision) },
  status: { replicas, readyReplicas: available, availableReplicas: available },
});

const replicaSetName = (revision: number): string => `${name}-${revision}`;

/**
 * The writes of one pass over a Deployment that create or scale a ReplicaSet, in their order, as `syncDeployment` decides them
 * where the API server accepts each. The status is left out, and what is only noted on objects: here nobody reads either.
 */
export const deploymentWrites = askedOnce((question: DeploymentQuestion): readonly DeploymentWrite[] => {
  const deployment = deploymentObject(question);
  const sync = syncDeployment({
    version: kubernetes136,
    now,
    deployment,
    replicaSets: question.replicaSets.map((each) => replicaSetOfTemplate(question, each)),
    pods: [],
    live: liveOwner(deployment),
    answers: acceptsAll,
  });
  if (sync.kind !== 'synced') return [];
  const sizes = new Map(question.replicaSets.map(({ revision, replicas }) => [revision, replicas]));
  return sync.tried.flatMap(({ write }): DeploymentWrite[] => {
    if (write.kind !== 'createReplicaSet' && write.kind !== 'updateReplicaSet') return [];
    const to = write.replicaSet.spec?.replicas ?? 0;
    const created = write.kind === 'createReplicaSet';
    const revision = created
      ? question.revision
      : Number(write.replicaSet.metadata?.name?.slice(name.length + 1));
    const from = sizes.get(revision);
    sizes.set(revision, to);
    if (from === undefined) return [{ kind: 'create', revision, to }];
    return from === to ? [] : [{ kind: 'scale', revision, from, to }];
  });
});
