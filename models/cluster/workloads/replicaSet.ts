import type { ReplicaSet } from '../../../spec/api/objects/apps.ts';
import { observedPod } from '../charts/controllers/observedPod.ts';
import { type ReplicaSetParts, replicaSetParts } from '../parts/workloadParts.ts';
import { isWantedBy, replicaSetControllerRules } from '../rules/replicaSetController.ts';
import { askedReplicaSetViews } from '../views/askedReplicaSetViews.ts';
import { replicaSetViews } from '../views/replicaSetViews.ts';
import { type WorkloadController, workloadKind } from './workloadKind.ts';

export const replicaSetController: WorkloadController<ReplicaSetParts> = {
  name: 'ReplicaSet controller',
  podView: observedPod,
  rules: replicaSetControllerRules,
  wants: isWantedBy,
  views: replicaSetViews,
  asked: askedReplicaSetViews,
};

/** A ReplicaSet that belongs to no Deployment. */
export const replicaSetKind = workloadKind<ReplicaSet, ReplicaSetParts>({
  resource: 'replicasets',
  wants: ({ spec }) => ({ replicas: spec?.replicas ?? 1, template: spec?.template ?? {} }),
  parts: replicaSetParts,
  controller: replicaSetController,
});
