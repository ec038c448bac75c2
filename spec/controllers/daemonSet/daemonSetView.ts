import type { KubernetesVersion } from '../../api/kubernetesVersion.ts';
import type { DaemonSet, DaemonSetStatus } from '../../api/objects/apps.ts';
import type { Node, Pod } from '../../api/objects/core.ts';
import type { BackoffEntry } from '../../kubelet/backoff/exponentialBackoff.ts';
import type { Problem } from '../../problem.ts';
import type { Answers, ApiCalls, Tried } from '../common/apiCalls.ts';
import type { Choice } from '../common/choice.ts';
import type { LiveOwner } from '../common/controllerRefManager.ts';
import type { Expectations } from '../common/expectations.ts';
import type { SyncError } from '../common/syncError.ts';
import type { ControllerRevision } from '../history/controllerRevision.ts';
import type { CacheVersions, Readiness } from '../staleness/ensureReady.ts';
import type { OwnerRecord } from '../staleness/ownerRecord.ts';
import type { FailedPodsBackoff } from './failedPodsBackoff.ts';
import type { Eligibility } from './nodeEligibility.ts';

/** How many Pods the controller creates, and how many it deletes, at a time (`BurstReplicas`). */
export const burstReplicas = 250;

/** How often a status that was refused is tried again in the same pass (`StatusUpdateRetries`). */
export const statusUpdateRetries = 1;

/** What the controller remembers of a DaemonSet. */
export type DaemonSetMemory = {
  readonly expectations?: Expectations | undefined;
  readonly failedPods: FailedPodsBackoff;
  readonly written?: OwnerRecord | undefined;
};

/** What the controller sees in one pass, and how the API server would answer it. Objects with their defaults. */
export type DaemonSetView = {
  readonly version: KubernetesVersion;
  /** unix milliseconds */
  readonly now: number;
  readonly daemonSet: DaemonSet;
  /** what the cache holds; other namespaces and owners do not matter */
  readonly nodes: readonly Node[];
  readonly pods: readonly Pod[];
  readonly revisions: readonly ControllerRevision[];
  /** revisions that the API has and the cache has not */
  readonly unseenRevisions: readonly ControllerRevision[];
  readonly memory: DaemonSetMemory;
  readonly cacheVersions: CacheVersions;
  readonly live: LiveOwner;
  readonly answers: Answers<DaemonSetWrite>;
};

export type DaemonSetWrite =
  | { readonly kind: 'adoptPod' | 'releasePod' | 'deletePod'; readonly pod: string }
  /** the Pod gets the hash of the revision that is kept of several equal ones */
  | { readonly kind: 'relabelPod'; readonly pod: string; readonly hash: string }
  /** a Pod for a node, with the labels that tell its revision; "" none */
  | { readonly kind: 'createPod'; readonly node: string; readonly hash: string; readonly generation: string }
  | { readonly kind: 'createRevision' | 'updateRevision'; readonly revision: ControllerRevision }
  | { readonly kind: 'deleteRevision' | 'adoptRevision' | 'releaseRevision'; readonly name: string }
  | { readonly kind: 'updateStatus'; readonly status: DaemonSetStatus }
  /** the status with one collision more; the controller does not remember that it wrote it */
  | { readonly kind: 'updateCollisionCount'; readonly status: DaemonSetStatus };

/** What came of a pass. A pass with errors is repeated with a back-off. */
export type DaemonSetSync =
  | { readonly kind: 'invalid'; readonly problem: Problem }
  | { readonly kind: 'skipped'; readonly because: 'staleCache'; readonly readiness: Readiness }
  | { readonly kind: 'skipped'; readonly because: 'selectsEverything' | 'beingDeleted' }
  | {
      readonly kind: 'synced';
      readonly tried: readonly Tried<DaemonSetWrite>[];
      readonly choices: readonly Choice[];
      readonly errors: readonly SyncError[];
      /** the status that the API server accepted last; absent if none was written */
      readonly status?: DaemonSetStatus;
      readonly memory: DaemonSetMemory;
      readonly requeueAfterMs: readonly number[];
    };

/** One pass over a DaemonSet: what it has come to so far. */
export type DaemonSetPass = {
  readonly view: DaemonSetView;
  readonly daemonSet: DaemonSet;
  readonly calls: ApiCalls<DaemonSetWrite>;
  readonly choices: Choice[];
  readonly requeueAfterMs: number[];
  expectations: Expectations | undefined;
  readonly failedPods: Map<string, BackoffEntry>;
  readonly eligibilityOf: (node: Node) => Eligibility;
  /** the Pods as they were claimed, where that took no write: it would come out the same again */
  claimed?: readonly Pod[];
  /** those that have not ended for good, by the node that they are for, if `claimed` is there */
  byNode?: ReadonlyMap<string, readonly Pod[]>;
  status?: DaemonSetStatus;
};

/** The errors of a step; none if it succeeded. */
export type Errors = readonly SyncError[];
