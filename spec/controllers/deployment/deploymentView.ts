import type { KubernetesVersion } from '../../api/kubernetesVersion.ts';
import type { Deployment, ReplicaSet } from '../../api/objects/apps.ts';
import type { Pod } from '../../api/objects/core.ts';
import type { Problem } from '../../problem.ts';
import type { Answers, Tried } from '../common/apiCalls.ts';
import type { LiveOwner } from '../common/controllerRefManager.ts';
import type { SyncError } from '../common/syncError.ts';

/** What the controller sees in one pass, and how the API server would answer it. Objects with their defaults. */
export type DeploymentView = {
  readonly version: KubernetesVersion;
  /** unix milliseconds */
  readonly now: number;
  readonly deployment: Deployment;
  /** the ReplicaSets in the cache; those of other namespaces and owners do not matter */
  readonly replicaSets: readonly ReplicaSet[];
  /** the Pods in the cache; only those that a ReplicaSet of the Deployment owns matter */
  readonly pods: readonly Pod[];
  readonly live: LiveOwner;
  readonly answers: Answers<DeploymentWrite>;
};

export type DeploymentWrite =
  | { readonly kind: 'adoptReplicaSet' | 'releaseReplicaSet' | 'deleteReplicaSet'; readonly name: string }
  | { readonly kind: 'createReplicaSet' | 'updateReplicaSet'; readonly replicaSet: ReplicaSet }
  /** its template and annotations: a roll-back */
  | { readonly kind: 'updateDeployment'; readonly deployment: Deployment }
  /** its status, and with it the annotation of its revision */
  | { readonly kind: 'updateStatus'; readonly deployment: Deployment };

export type DeploymentEvent = {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
};

/**
 * What came of a pass. A pass with errors is repeated with a back-off, except where the namespace is being deleted.
 * `requeueRateLimited`: it is to be looked at again soon, with a back-off.
 */
export type DeploymentSync =
  | { readonly kind: 'invalid'; readonly problem: Problem }
  | {
      readonly kind: 'synced';
      readonly tried: readonly Tried<DeploymentWrite>[];
      readonly errors: readonly SyncError[];
      readonly events: readonly DeploymentEvent[];
      readonly requeueAfterMs?: number;
      readonly requeueRateLimited?: true;
    };
