import type { ReplicaSetStatus } from '../../api/objects/apps.ts';
import type { Pod } from '../../api/objects/core.ts';
import { isPodAvailable, isPodReady } from '../common/podReadiness.ts';
import type { SyncError } from '../common/syncError.ts';
import { withReplicaFailure } from './replicaFailure.ts';
import type { ReplicaSetView } from './replicaSetView.ts';

export type Counted = {
  readonly active: readonly Pod[];
  readonly terminating: readonly Pod[];
  /** why Pods could not be created or deleted in this pass */
  readonly failure: SyncError | undefined;
};

/**
 * The status of a ReplicaSet with these Pods: active ones, of these the ready and the available ones, those that have all
 * labels of the template, and apart from these the ones that are being deleted. The generation is noted when the status
 * is written.
 */
export const replicaSetStatus = (
  { replicaSet, now, version }: ReplicaSetView,
  { active, terminating, failure }: Counted,
): ReplicaSetStatus => {
  const { spec, status } = replicaSet;
  const templateLabels = Object.entries(spec?.template?.metadata?.labels ?? {});
  const counts = { fullyLabeledReplicas: 0, readyReplicas: 0, availableReplicas: 0 };
  for (const pod of active) {
    const labels = pod.metadata?.labels ?? {};
    const isFullyLabeled = templateLabels.every(
      ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
    );
    if (isFullyLabeled) counts.fullyLabeledReplicas += 1;
    if (!isPodReady(pod)) continue;
    counts.readyReplicas += 1;
    if (isPodAvailable(pod, spec?.minReadySeconds ?? 0, now)) counts.availableReplicas += 1;
  }
  const { terminatingReplicas: _before, conditions, ...rest } = { ...status };
  const surplus = active.length - (spec?.replicas ?? 1);
  const after = withReplicaFailure(conditions ?? [], failure, surplus, now);
  return {
    ...rest,
    ...counts,
    replicas: active.length,
    ...(version.features.DeploymentReplicaSetTerminatingReplicas
      ? { terminatingReplicas: terminating.length }
      : {}),
    ...(after.length > 0 ? { conditions: [...after] } : {}),
  };
};
