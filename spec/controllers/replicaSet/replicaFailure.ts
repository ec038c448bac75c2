import type { ReplicaSetCondition } from '../../api/objects/apps.ts';
import type { SyncError } from '../common/syncError.ts';
import { apiTime } from '../common/time.ts';

/**
 * The conditions of a ReplicaSet after a pass. ReplicaFailure is set when Pods cannot be created or deleted, keeps its first
 * reason while failures go on, and goes with the first pass without one, even a pass in which nothing was tried.
 */
export const withReplicaFailure = (
  conditions: readonly ReplicaSetCondition[],
  failure: SyncError | undefined,
  surplus: number,
  now: number,
): readonly ReplicaSetCondition[] => {
  const isSet = conditions.some(({ type }) => type === 'ReplicaFailure');
  if (failure && !isSet) {
    const reason = surplus < 0 ? 'FailedCreate' : 'FailedDelete';
    const { message } = failure;
    const lastTransitionTime = apiTime(now);
    return [...conditions, { type: 'ReplicaFailure', status: 'True', lastTransitionTime, reason, message }];
  }
  return !failure && isSet ? conditions.filter(({ type }) => type !== 'ReplicaFailure') : conditions;
};
