import type { Pod } from '../../api/objects/core.ts';
import type { ApiCalls, ApiError } from '../common/apiCalls.ts';
import { isPodReady } from '../common/podReadiness.ts';
import { hasTrackingFinalizer } from './jobPods.ts';
import type { JobWrite } from './jobView.ts';

export type Deleted = {
  /** those that are deleted now, or were before */
  readonly deleted: number;
  readonly deletedReady: number;
  /** deletions that will not be seen */
  readonly unseen: number;
  readonly failure?: ApiError;
};

/**
 * Deletes Pods that a Job no longer wants: the finalizer is taken off first, so that they are not counted. A Pod that
 * is not found counts as deleted.
 */
export const deleteJobPods = (pods: readonly Pod[], { call }: ApiCalls<JobWrite>): Deleted => {
  let deleted = pods.length;
  let deletedReady = 0;
  let unseen = 0;
  let failure: ApiError | undefined;
  const failed = (error: ApiError): void => {
    unseen += 1;
    if (error.reason === 'NotFound') return;
    deleted -= 1;
    failure ??= error;
  };
  for (const pod of pods) {
    const name = pod.metadata?.name ?? '';
    const refused = hasTrackingFinalizer(pod) ? call({ kind: 'removeFinalizer', pod: name }) : undefined;
    if (refused) {
      failed(refused);
      continue;
    }
    const error = call({ kind: 'deletePod', pod: name });
    if (error) failed(error);
    if (isPodReady(pod)) deletedReady += 1;
  }
  return { deleted, deletedReady, unseen, ...(failure ? { failure } : {}) };
};

/** Deletes the active Pods of a Job that has ended; they keep the finalizer until they are counted. */
export const deleteActivePods = (pods: readonly Pod[], { call }: ApiCalls<JobWrite>): Deleted => {
  let deleted = pods.length;
  let failure: ApiError | undefined;
  for (const pod of pods) {
    const error = call({ kind: 'deletePod', pod: pod.metadata?.name ?? '' });
    if (error === undefined || error.reason === 'NotFound') continue;
    deleted -= 1;
    failure ??= error;
  }
  return {
    deleted,
    deletedReady: pods.filter(isPodReady).length,
    unseen: 0,
    ...(failure ? { failure } : {}),
  };
};
