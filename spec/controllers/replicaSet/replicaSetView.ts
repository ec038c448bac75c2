import type { KubernetesVersion } from '../../api/kubernetesVersion.ts';
import type { ReplicaSet, ReplicaSetStatus } from '../../api/objects/apps.ts';
import type { Pod } from '../../api/objects/core.ts';
import type { Problem } from '../../problem.ts';
import type { Answers, Tried } from '../common/apiCalls.ts';
import type { Choice } from '../common/choice.ts';
import type { LiveOwner } from '../common/controllerRefManager.ts';
import type { Expectations } from '../common/expectations.ts';
import type { ControllerKind } from '../common/ownerReferences.ts';
import type { SyncError } from '../common/syncError.ts';
import type { CacheVersions, Readiness } from '../staleness/ensureReady.ts';
import type { OwnerRecord } from '../staleness/ownerRecord.ts';

/** How many Pods the controller creates or deletes in one pass (`BurstReplicas`). */
export const burstReplicas = 500;

/** How often a status that was refused is tried again in the same pass (`statusUpdateRetries`). */
export const statusUpdateRetries = 1;

/** What the controller remembers of a ReplicaSet. */
export type ReplicaSetMemory = {
  readonly expectations?: Expectations | undefined;
  readonly written?: OwnerRecord | undefined;
};

/** What the controller sees in one pass, and how the API server would answer it. Objects with their defaults. */
export type ReplicaSetView = {
  readonly version: KubernetesVersion;
  /** unix milliseconds */
  readonly now: number;
  readonly replicaSet: ReplicaSet;
  /** as what it owns its Pods; a ReplicaSet if absent */
  readonly kind?: ControllerKind | undefined;
  /** the Pods in the cache; those of other namespaces and owners do not matter */
  readonly pods: readonly Pod[];
  /** the ReplicaSets in the cache that have the same controller, this one may be among them */
  readonly relatedReplicaSets: readonly ReplicaSet[];
  readonly memory: ReplicaSetMemory;
  readonly cacheVersions: CacheVersions;
  readonly live: LiveOwner;
  readonly answers: Answers<ReplicaSetWrite>;
  readonly burstReplicas: number;
};

export type ReplicaSetWrite =
  | { readonly kind: 'adoptPod' | 'releasePod' | 'deletePod'; readonly pod: string }
  | { readonly kind: 'createPod' }
  | { readonly kind: 'updateStatus'; readonly status: ReplicaSetStatus };

/** What came of a pass. A pass with errors is repeated with a back-off. */
export type ReplicaSetSync =
  | { readonly kind: 'invalid'; readonly problem: Problem }
  | { readonly kind: 'skipped'; readonly because: 'staleCache'; readonly readiness: Readiness }
  | { readonly kind: 'skipped'; readonly because: 'invalidSelector'; readonly reason: string }
  | {
      readonly kind: 'synced';
      readonly tried: readonly Tried<ReplicaSetWrite>[];
      readonly errors: readonly SyncError[];
      /** the status that the API server accepted last; absent if none was written */
      readonly status?: ReplicaSetStatus;
      readonly expectations: Expectations | undefined;
      /** which Pods are deleted is not determined, where several are alike */
      readonly choices: readonly Choice[];
      readonly requeueAfterMs?: number;
    };
