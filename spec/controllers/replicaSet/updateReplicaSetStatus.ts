import { deepEqual } from '../../api/deepEqual.ts';
import type { ReplicaSet, ReplicaSetStatus } from '../../api/objects/apps.ts';
import type { ApiCalls } from '../common/apiCalls.ts';
import { type SyncError, syncErrorOf } from '../common/syncError.ts';
import { type ReplicaSetView, type ReplicaSetWrite, statusUpdateRetries } from './replicaSetView.ts';

/** Whether the status says what it said before, and of this generation. */
const isUnchanged = ({ metadata, status }: ReplicaSet, to: ReplicaSetStatus): boolean =>
  (status?.replicas ?? 0) === to.replicas &&
  (status?.fullyLabeledReplicas ?? 0) === to.fullyLabeledReplicas &&
  (status?.readyReplicas ?? 0) === to.readyReplicas &&
  (status?.availableReplicas ?? 0) === to.availableReplicas &&
  status?.terminatingReplicas === to.terminatingReplicas &&
  (metadata?.generation ?? 0) === (status?.observedGeneration ?? 0) &&
  deepEqual(status?.conditions ?? [], to.conditions ?? []);

export type StatusUpdate = { readonly written?: ReplicaSetStatus; readonly error?: SyncError };

/**
 * Writes the status if it has changed. A refused write is tried once more, on what an uncached read gives; where there is
 * nothing to be read, that is the error.
 */
export const updateReplicaSetStatus = (
  { replicaSet, live }: ReplicaSetView,
  status: ReplicaSetStatus,
  { call }: ApiCalls<ReplicaSetWrite>,
): StatusUpdate => {
  if (isUnchanged(replicaSet, status)) return {};
  const written = { ...status, observedGeneration: replicaSet.metadata?.generation ?? 0 };
  for (let retries = 0; ; retries += 1) {
    const error = call({ kind: 'updateStatus', status: written });
    if (error === undefined) return { written };
    if (retries >= statusUpdateRetries) return { error: syncErrorOf(error) };
    if (!live.found) return { error: syncErrorOf(live.error) };
  }
};
