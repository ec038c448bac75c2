import type { KubernetesVersion } from '../../api/kubernetesVersion.ts';
import type { Job, JobStatus } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import type { Problem } from '../../problem.ts';
import type { Answers, Tried } from '../common/apiCalls.ts';
import type { LiveOwner } from '../common/controllerRefManager.ts';
import type { Expectations } from '../common/expectations.ts';
import type { SyncError } from '../common/syncError.ts';
import type { CacheVersions, Readiness } from '../staleness/ensureReady.ts';
import type { OwnerRecord } from '../staleness/ownerRecord.ts';
import type { BackoffRecord } from './podFailureBackoff.ts';

/** The most Pods that one pass creates or deletes (`MaxPodCreateDeletePerSync`). */
export const maxPodsPerSync = 500;
/** The most Pods that wait in the status to be counted (`MaxUncountedPods`). */
export const maxUncountedPods = 500;

/** What the controller remembers of a Job. */
export type JobMemory = {
  readonly expectations?: Expectations | undefined;
  /** UIDs of Pods whose finalizer was taken off, as the cache does not show yet */
  readonly finalizersTakenOff?: ReadonlySet<string> | undefined;
  readonly backoff?: BackoffRecord | undefined;
  /** it has written that the Job is finished, as the cache does not show yet */
  readonly finished?: boolean | undefined;
  readonly written?: OwnerRecord | undefined;
};

/** What the controller sees in one pass, and how the API server would answer it. Objects with their defaults. */
export type JobView = {
  readonly version: KubernetesVersion;
  /** unix milliseconds */
  readonly now: number;
  readonly job: Job;
  /** the Pods in the cache; those of other namespaces and owners do not matter */
  readonly pods: readonly Pod[];
  readonly memory: JobMemory;
  readonly cacheVersions: CacheVersions;
  readonly live: LiveOwner;
  readonly answers: Answers<JobWrite>;
};

export type JobWrite =
  | { readonly kind: 'adoptPod' | 'releasePod' | 'deletePod' | 'removeFinalizer'; readonly pod: string }
  | {
      readonly kind: 'createPod';
      /** the completion index of an Indexed Job's Pod */
      readonly index?: number;
      /** with a limit per index: how many Pods of the index have failed, and of those that are ignored */
      readonly failures?: { readonly counted: number; readonly ignored: number };
    }
  | { readonly kind: 'updateStatus'; readonly status: JobStatus };

/** What came of a pass. A pass with errors is repeated with a back-off. */
export type JobSync =
  | { readonly kind: 'invalid'; readonly problem: Problem }
  | { readonly kind: 'skipped'; readonly because: 'staleCache'; readonly readiness: Readiness }
  | { readonly kind: 'skipped'; readonly because: 'invalidSelector'; readonly reason: string }
  | { readonly kind: 'skipped'; readonly because: 'managedByOther' | 'finished' | 'unknownCompletionMode' }
  | {
      readonly kind: 'synced';
      readonly tried: readonly Tried<JobWrite>[];
      readonly errors: readonly SyncError[];
      /** the status as the controller has it after the pass, written or not */
      readonly status: JobStatus;
      readonly memory: JobMemory;
      /** delays after which the Job is looked at again */
      readonly requeueAfterMs: readonly number[];
    };
