import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { ReplicaSet, ReplicaSetSpec, ReplicaSetStatus } from '../../api/objects/apps.ts';
import type { PodTemplateSpec } from '../../api/objects/core.ts';
import type { ControllerKind } from '../common/ownerReferences.ts';
import type { ReplicaSetSync, ReplicaSetView } from '../replicaSet/replicaSetView.ts';
import { syncReplicaSet } from '../replicaSet/syncReplicaSet.ts';

const replicationControllerKind: ControllerKind = { apiVersion: 'v1', kind: 'ReplicationController' };

/** A ReplicationController with its defaults: what a ReplicaSet is, but for a selector of labels only. */
export type ReplicationController = ApiObject & {
  readonly spec?: {
    readonly replicas?: number;
    readonly minReadySeconds?: number;
    readonly selector?: { readonly [label: string]: string };
    readonly template?: PodTemplateSpec;
  };
  readonly status?: ReplicaSetStatus;
};

/** What a pass over a ReplicationController is decided by. */
export type ReplicationControllerView = Omit<
  ReplicaSetView,
  'replicaSet' | 'kind' | 'relatedReplicaSets' | 'cacheVersions'
> & { readonly replicationController: ReplicationController };

/**
 * The ReplicaSet that decides as a ReplicationController does. Without a selector it means the labels of its template; who
 * controls it does not matter.
 */
export const asReplicaSet = (controller: ReplicationController): ReplicaSet => {
  const { spec = {} } = controller;
  const { ownerReferences: _owners, ...metadata } = { ...controller.metadata };
  const { replicas = 1, minReadySeconds, selector, template } = spec;
  const hasSelector = Object.keys(selector ?? {}).length > 0;
  const { terminatingReplicas: _unknown, ...status } = { ...controller.status };
  const matchLabels = { ...(hasSelector ? selector : template?.metadata?.labels) };
  const replicaSetSpec: ReplicaSetSpec = {
    replicas,
    selector: { matchLabels },
    ...(minReadySeconds === undefined ? {} : { minReadySeconds }),
    ...(template ? { template } : {}),
  };
  return { metadata, spec: replicaSetSpec, status: { replicas: 0, ...status } };
};

/**
 * A ReplicationController keeps a number of Pods running, as a ReplicaSet does and by the same code. It differs in what it does not
 * have: selectors of other kinds, the count of Pods that are being deleted, related controllers, and the check that the cache has
 * seen its own writes.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/
 */
export const syncReplicationController = ({
  replicationController,
  version,
  ...view
}: ReplicationControllerView): ReplicaSetSync =>
  syncReplicaSet({
    ...view,
    version: {
      ...version,
      features: {
        ...version.features,
        DeploymentReplicaSetTerminatingReplicas: false,
        StaleControllerConsistencyReplicaSet: false,
      },
    },
    replicaSet: asReplicaSet(replicationController),
    kind: replicationControllerKind,
    relatedReplicaSets: [],
    cacheVersions: new Map(),
  });
