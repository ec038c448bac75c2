import { deploymentKind } from './deployment.ts';
import { replicaSetKind } from './replicaSet.ts';
import type { WorkloadKind } from './workloadKind.ts';

/** Every kind of workload that a cluster may have, by its kind in manifests. */
export const workloadKinds: ReadonlyMap<string, WorkloadKind> = new Map([
  ['Deployment', deploymentKind],
  ['ReplicaSet', replicaSetKind],
]);
