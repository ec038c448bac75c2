import type { Pod } from '../../api/objects/core.ts';
import type { ApiCalls } from '../common/apiCalls.ts';
import type { Choice } from '../common/choice.ts';
import { type Expectations, lowered } from '../common/expectations.ts';
import { slowStartBatch } from '../common/slowStart.ts';
import { otherError, type SyncError, syncErrorOf } from '../common/syncError.ts';
import { type PodsToDelete, podsToDelete } from './podsToDelete.ts';
import type { ReplicaSetView, ReplicaSetWrite } from './replicaSetView.ts';

/** What came of creating and deleting: what is expected to be seen now, and the first error. */
export type Managed = {
  readonly expectations: Expectations | undefined;
  readonly failure?: SyncError | undefined;
  /** others might have been deleted */
  readonly choice?: Choice | undefined;
};

/** Nothing is created or deleted. */
export const unmanaged = (expectations: Expectations | undefined): Managed => ({ expectations });

const createPods = ({ now }: ReplicaSetView, count: number, { call }: ApiCalls<ReplicaSetWrite>): Managed => {
  const { successes, errors } = slowStartBatch(count, () => {
    const error = call({ kind: 'createPod' });
    return error?.namespaceTerminating ? undefined : error;
  });
  const expectations = { creations: successes, deletions: 0, recordedAt: now };
  const [first] = errors;
  return first ? { expectations, failure: syncErrorOf(first) } : { expectations };
};

const deletePods = (
  { now }: ReplicaSetView,
  { pods, choice }: PodsToDelete,
  { call }: ApiCalls<ReplicaSetWrite>,
): Managed => {
  let expectations: Expectations = { creations: 0, deletions: pods.length, recordedAt: now };
  let failure: SyncError | undefined;
  for (const pod of pods) {
    const error = call({ kind: 'deletePod', pod: pod.metadata?.name ?? '' });
    if (error === undefined) continue;
    expectations = lowered(expectations, 0, 1);
    if (error.reason !== 'NotFound') failure ??= otherError(`unable to delete pods: ${error.message}`);
  }
  return { expectations, failure, choice };
};

/**
 * Creates Pods that are missing, with a slow start, or deletes those that are too many, best candidates first; at most
 * `burstReplicas` in one pass. The controller then expects to see what succeeded. That a namespace is being deleted is no
 * failure, nor that a Pod to be deleted is gone.
 */
export const manageReplicas = (
  view: ReplicaSetView,
  activePods: readonly Pod[],
  calls: ApiCalls<ReplicaSetWrite>,
): Managed => {
  const surplus = activePods.length - (view.replicaSet.spec?.replicas ?? 1);
  if (surplus === 0) return unmanaged(view.memory.expectations);
  const count = Math.min(Math.abs(surplus), view.burstReplicas);
  return surplus < 0
    ? createPods(view, count, calls)
    : deletePods(view, podsToDelete(view, activePods, count), calls);
};
