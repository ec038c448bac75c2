import type { ClusterMutant } from './clusterMutant.ts';
import { containerMutants } from './container.ts';
import { identityMutants } from './identity.ts';
import { phaseMutants } from './phase.ts';
import { schedulingMutants } from './scheduling.ts';
import { statusMutants } from './status.ts';
import { terminationMutants } from './termination.ts';
import { workloadMutants } from './workload.ts';

/** Every seeded fault of the cluster, by the family of the law that it is there to break. */
export const clusterMutants: readonly ClusterMutant[] = [
  ...identityMutants,
  ...schedulingMutants,
  ...phaseMutants,
  ...containerMutants,
  ...statusMutants,
  ...terminationMutants,
  ...workloadMutants,
];
