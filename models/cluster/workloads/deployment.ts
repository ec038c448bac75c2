import type { Deployment } from '../../../spec/api/objects/apps.ts';
import { workloadKind } from './workloadKind.ts';

/** A Deployment: its controller has a ReplicaSet make the Pods. */
export const deploymentKind = workloadKind<Deployment>({
  resource: 'deployments',
  wants: ({ spec }) => ({ replicas: spec?.replicas ?? 1, template: spec?.template ?? {} }),
});
