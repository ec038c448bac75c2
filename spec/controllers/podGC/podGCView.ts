import type { Node, Pod, PodCondition } from '../../api/objects/core.ts';
import type { Answers, ApiError, Tried } from '../common/apiCalls.ts';

/** How long a node must be missing from the cache before the API is asked whether it is gone (`quarantineTime`). */
export const quarantineMs = 40 * 1000;

/** Whether the API has a node that the cache lacks. */
export type LiveNode =
  | { readonly found: true }
  | { readonly found: false }
  | { readonly found: 'unknown'; readonly error: ApiError };

/** Why Pod garbage collection removes a Pod; the order in which a pass looks for such Pods. */
export type PodGCStep = 'terminated' | 'outOfService' | 'orphaned' | 'unscheduledTerminating';

/** What changes in the status of a Pod that is told to have failed before it is deleted. */
export type FailedStatus = {
  readonly phase: 'Failed';
  readonly observedGeneration: number;
  readonly condition?: PodCondition;
};

export type PodGCWrite =
  | {
      readonly kind: 'patchStatus';
      readonly step: PodGCStep;
      readonly pod: Pod;
      readonly status: FailedStatus;
    }
  | {
      readonly kind: 'deletePod';
      readonly step: PodGCStep;
      readonly pod: Pod;
      readonly gracePeriodSeconds: 0;
    };

/** What the controller sees in one pass. */
export type PodGCView = {
  /** unix milliseconds */
  readonly now: number;
  readonly pods: readonly Pod[];
  readonly nodes: readonly Node[];
  /** how many Pods that have ended are kept (`--terminated-pod-gc-threshold`); 0: all */
  readonly terminatedPodThreshold: number;
  /** nodes that are missing: when each will have been missing for long enough, unix milliseconds */
  readonly quarantine: ReadonlyMap<string, number>;
  readonly liveNode: (name: string) => LiveNode;
  readonly answers: Answers<PodGCWrite>;
};

export type PodGCPass = {
  readonly tried: readonly Tried<PodGCWrite>[];
  readonly quarantine: ReadonlyMap<string, number>;
};
