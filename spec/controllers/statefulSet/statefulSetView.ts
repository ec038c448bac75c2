import type { KubernetesVersion } from '../../api/kubernetesVersion.ts';
import type { StatefulSet, StatefulSetStatus } from '../../api/objects/apps.ts';
import type { PersistentVolumeClaim, Pod } from '../../api/objects/core.ts';
import type { Problem } from '../../problem.ts';
import type { Answers, ApiCalls, Tried } from '../common/apiCalls.ts';
import type { LiveOwner } from '../common/controllerRefManager.ts';
import type { SyncError } from '../common/syncError.ts';
import type { ControllerRevision } from '../history/controllerRevision.ts';
import type { CacheVersions, Readiness } from '../staleness/ensureReady.ts';
import type { OwnerRecord } from '../staleness/ownerRecord.ts';

/** How many Pods are handled at a time where they need not wait for each other (`MaxBatchSize`). */
export const maxBatchSize = 500;

/** How often a Pod or a revision is written if others write it too (`retry.DefaultBackoff`). */
export const podUpdateTries = 4;

/** How often the status is written if others write it too (`retry.DefaultRetry`). */
export const statusUpdateTries = 5;

/** A stated limit of this specification: each replica that is missing is thought out, so sets with more are refused. */
export const mostReplicas = 100_000;

/** What the controller sees in one pass, and how the API server would answer it. The set with its defaults. */
export type StatefulSetView = {
  readonly version: KubernetesVersion;
  /** unix milliseconds */
  readonly now: number;
  readonly statefulSet: StatefulSet;
  /** what the cache holds; other namespaces and owners do not matter */
  readonly pods: readonly Pod[];
  readonly claims: readonly PersistentVolumeClaim[];
  readonly revisions: readonly ControllerRevision[];
  /** what the controller remembers of its writes */
  readonly written?: OwnerRecord | undefined;
  readonly cacheVersions: CacheVersions;
  readonly live: LiveOwner;
  readonly answers: Answers<StatefulSetWrite>;
};

export type StatefulSetWrite =
  | { readonly kind: 'createPod' | 'updatePod'; readonly pod: Pod }
  | { readonly kind: 'deletePod' | 'adoptPod' | 'releasePod'; readonly name: string }
  | { readonly kind: 'createClaim' | 'updateClaim'; readonly claim: PersistentVolumeClaim }
  | { readonly kind: 'createRevision' | 'updateRevision'; readonly revision: ControllerRevision }
  | { readonly kind: 'deleteRevision' | 'adoptRevision'; readonly name: string }
  | { readonly kind: 'updateStatus'; readonly status: StatefulSetStatus };

/** What came of a pass. A pass with errors is repeated with a back-off. */
export type StatefulSetSync =
  | { readonly kind: 'invalid'; readonly problem: Problem }
  | { readonly kind: 'skipped'; readonly because: 'staleCache'; readonly readiness: Readiness }
  | { readonly kind: 'skipped'; readonly because: 'invalidSelector'; readonly reason: string }
  | {
      readonly kind: 'synced';
      readonly tried: readonly Tried<StatefulSetWrite>[];
      readonly errors: readonly SyncError[];
      /** the status that the API server accepted; absent if none was written */
      readonly status?: StatefulSetStatus;
      readonly requeueAfterMs?: number;
    };

/** One pass over a StatefulSet. */
export type StatefulSetPass = {
  readonly view: StatefulSetView;
  readonly set: StatefulSet;
  readonly calls: ApiCalls<StatefulSetWrite>;
  /** the claims of the set's namespace in the cache, by name */
  readonly claims: ReadonlyMap<string, PersistentVolumeClaim>;
};

/** The errors of a step; none if it succeeded. */
export type Errors = readonly SyncError[];
