import type { Deployment } from '../../../spec/api/objects/apps.ts';
import { deploymentParts, type ReplicaSetParts } from '../parts/workloadParts.ts';
import { replicaSetController } from './replicaSet.ts';
import { workloadKind } from './workloadKind.ts';

/** A Deployment: its controller has a ReplicaSet make the Pods. */
export const deploymentKind = workloadKind<Deployment, ReplicaSetParts>({
  resource: 'deployments',
  wants: ({ spec }) => ({ replicas: spec?.replicas ?? 1, template: spec?.template ?? {} }),
  parts: deploymentParts,
  controller: replicaSetController,
});
