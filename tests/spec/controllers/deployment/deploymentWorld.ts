import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { Deployment, ReplicaSet } from '../../../../spec/api/objects/apps.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import type {
  DeploymentSync,
  DeploymentView,
  DeploymentWrite,
} from '../../../../spec/controllers/deployment/deploymentView.ts';
import { syncDeployment } from '../../../../spec/controllers/deployment/syncDeployment.ts';
import { live, now, ownerOf, secondsAgo, template } from '../objects.ts';

export const owner = ownerOf('Deployment', 'd');

export const deploymentOf = (
  replicas: number,
  more: Partial<NonNullable<Deployment['spec']>> = {},
  status: NonNullable<Deployment['status']> = {},
): Deployment => ({
  metadata: { name: 'd', namespace: 'n', uid: 'd-uid', generation: 1, annotations: {} },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'a' } },
    template: template('new'),
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    ...more,
  },
  status,
});

/** A ReplicaSet of the Deployment that has all its Pods, available. */
export const replicaSetOf = (
  name: string,
  image: string,
  replicas: number,
  annotations: Readonly<Record<string, string>> = {},
): ReplicaSet => ({
  metadata: {
    name,
    namespace: 'n',
    uid: `${name}-uid`,
    generation: 1,
    creationTimestamp: secondsAgo(1000),
    labels: { app: 'a', 'pod-template-hash': name },
    annotations: { ...annotations },
    ownerReferences: [owner],
  },
  spec: { replicas, selector: { matchLabels: { app: 'a' } }, template: template(image) },
  status: calmStatus(replicas),
});

const calmStatus = (replicas: number): NonNullable<ReplicaSet['status']> => ({
  replicas,
  readyReplicas: replicas,
  availableReplicas: replicas,
  terminatingReplicas: 0,
  observedGeneration: 1,
});

export const viewOf = (
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  more: Partial<DeploymentView> = {},
): DeploymentView => ({
  version: kubernetes136,
  now,
  deployment,
  replicaSets,
  pods: [],
  live: live('d'),
  answers: acceptsAll,
  ...more,
});

export type Synced = Extract<DeploymentSync, { kind: 'synced' }>;

export const synced = (view: DeploymentView): Synced => {
  const sync = syncDeployment(view);
  if (sync.kind !== 'synced') throw new Error(`the pass is ${sync.kind}`);
  return sync;
};

/** The writes of a pass in short. */
export const inShort = ({ tried }: Synced): string[] =>
  tried.map(({ write }) => {
    if ('name' in write) return `${write.kind} ${write.name}`;
    if (!('replicaSet' in write)) return write.kind;
    return `${write.kind} ${write.replicaSet.spec?.template?.spec?.containers[0]?.image} ${write.replicaSet.spec?.replicas}`;
  });

/** What a pass leaves in the API, before any ReplicaSet has acted on it. */
const written = (view: DeploymentView, write: DeploymentWrite): DeploymentView => {
  const { deployment, replicaSets } = view;
  switch (write.kind) {
    case 'updateStatus': {
      const { metadata, status } = write.deployment;
      return {
        ...view,
        deployment: { ...deployment, ...(metadata ? { metadata } : {}), ...(status ? { status } : {}) },
      };
    }
    case 'updateDeployment':
      return { ...view, deployment: write.deployment };
    case 'createReplicaSet': {
      const { metadata, ...rest } = write.replicaSet;
      const stamped = {
        ...metadata,
        uid: `${metadata?.name}-uid`,
        generation: 1,
        creationTimestamp: secondsAgo(0),
      };
      return {
        ...view,
        replicaSets: [...replicaSets, { ...rest, metadata: stamped, status: { replicas: 0 } }],
      };
    }
    case 'updateReplicaSet':
      return {
        ...view,
        replicaSets: replicaSets.map((each) =>
          each.metadata?.name === write.replicaSet.metadata?.name ? write.replicaSet : each,
        ),
      };
    case 'deleteReplicaSet':
      return { ...view, replicaSets: replicaSets.filter(({ metadata }) => metadata?.name !== write.name) };
    default:
      return view;
  }
};

export const afterWrites = (view: DeploymentView, { tried }: Synced): DeploymentView =>
  tried.reduce((each, { write }) => written(each, write), view);

/** Then every ReplicaSet gets the Pods that it is to have, all available at once. */
export const calmed = (view: DeploymentView): DeploymentView => ({
  ...view,
  replicaSets: view.replicaSets.map((each) => ({ ...each, status: calmStatus(each.spec?.replicas ?? 0) })),
});

export const sizes = ({ replicaSets }: DeploymentView): Readonly<Record<string, number>> =>
  Object.fromEntries(
    replicaSets.map(({ spec }) => [spec?.template?.spec?.containers[0]?.image ?? '', spec?.replicas ?? 0]),
  );
